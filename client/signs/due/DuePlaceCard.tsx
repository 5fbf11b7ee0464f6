import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DuePlace } from '#server/signs/due/dueContract.ts';
import { useMay } from '../../api/session.ts';
import { useCodeLabel } from '../../gazetteer/useCodeList.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { Field } from '../../ui/Field.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { DueMap } from './DueMap.tsx';
import { DueSiteRow } from './DueSiteRow.tsx';
import { keyOf, type Proposals, useProposals } from './useProposals.ts';
import { useDueWords } from './words.ts';

interface Props {
  place: DuePlace;
  /** How far a proposal may be moved. */
  moveMetres: number;
}

/** One name: where its signs are due, what is there, and what to do about the rest. */
export function DuePlaceCard({ place, moveMetres }: Props) {
  const say = useDueWords();
  const may = useMay();
  const proposals = useProposals(place);
  const [hasMap, setMap] = useState(false);
  return (
    <li className="panel due-place">
      <PlaceHead place={place} />
      <ProblemAlert error={proposals.error} />
      {place.problem && <p className="hint">{say(`problem.${place.problem}`)}</p>}
      {place.sites.length > 0 && (
        <>
          <ul className="due-sites">
            {place.sites.map((site) => (
              <DueSiteRow
                key={keyOf(site)}
                {...{ place, site, proposals, moveMetres }}
                mayManage={may('signs.manage')}
              />
            ))}
          </ul>
          <div className="due-acts">
            {may('signs.manage') && proposals.missing.length > 0 && <Accept proposals={proposals} />}
            <Button onClick={() => setMap(!hasMap)} aria-expanded={hasMap}>
              {say(hasMap ? 'hide' : 'map')}
            </Button>
          </div>
          {hasMap && <DueMap place={place} moved={proposals.moved} />}
        </>
      )}
    </li>
  );
}

function PlaceHead({ place }: { place: DuePlace }) {
  const say = useDueWords();
  const language = useLanguage();
  const typeOf = useCodeLabel('sign-types');
  const { missing, sites, approvedOn, dueOn } = place;
  return (
    <>
      <div className="card-item-head">
        <h2>
          <Link className="record-name" to={`/places/${place.id}`}>
            {place.name}
          </Link>
        </h2>
        {sites.length > 0 && (
          <StatusTag tone={missing > 0 ? 'warning' : 'good'}>
            {missing > 0 ? say('missing', { n: missing }) : say('none')}
          </StatusTag>
        )}
      </div>
      <p className="hint">
        {[
          place.divisionName,
          typeOf(place.type),
          sites.length > 0 ? say('sites', { n: sites.length }) : '',
          approvedOn ? say('approvedOn', { day: formatDay(approvedOn, language) }) : '',
          dueOn && missing > 0 ? say('dueOn', { day: formatDay(dueOn, language) }) : '',
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
    </>
  );
}

function Accept({ proposals }: { proposals: Proposals }) {
  const say = useDueWords();
  const { chosen, missing, maintainer, setMaintainer, take, isBusy } = proposals;
  return (
    <>
      <Field label={say('maintainer')}>
        {(control) => (
          <Input
            {...control}
            maxLength={100}
            title={say('maintainerHint')}
            value={maintainer}
            onChange={({ target }) => setMaintainer(target.value)}
          />
        )}
      </Field>
      {chosen.length > 0 && (
        <Button type="primary" loading={isBusy} onClick={() => take(chosen)}>
          {say('acceptChosen', { n: chosen.length })}
        </Button>
      )}
      <Button type={chosen.length > 0 ? 'default' : 'primary'} loading={isBusy} onClick={() => take(missing)}>
        {say('acceptAll', { n: missing.length })}
      </Button>
    </>
  );
}
