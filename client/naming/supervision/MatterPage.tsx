import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { SupervisionApi } from '#server/naming/supervision/contract.ts';
import {
  MatterActBodies,
  type MatterActName,
  type MatterDetail,
  MatterId,
} from '#server/naming/supervision/matterContract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { NextActs } from '../record/NextActs.tsx';
import { StepLog } from '../record/StepLog.tsx';
import { UnverifiedMark } from '../UnverifiedMark.tsx';
import { MatterActDialog } from './MatterActDialog.tsx';
import { MatterStateTag } from './MatterStateTag.tsx';
import { MeasureList } from './MeasureList.tsx';
import { PenaltyList } from './PenaltyList.tsx';
import { useSupervisionWords } from './words.ts';
import './supervision.css';

/** The matter an address names. */
export function MatterPage() {
  const say = useSupervisionWords();
  const id = MatterId.safeParse(useParams().id);
  if (!id.success) {
    return (
      <p role="alert">
        {say('notFound')} <Link to="/supervision">{say('back')}</Link>
      </p>
    );
  }
  return <OpenMatter key={id.data} id={id.data} />;
}

function OpenMatter({ id }: { id: MatterId }) {
  const { data: found, error, refetch } = useCall(SupervisionApi.get, { params: { id } });
  if (found) return <Matter found={found} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={12} />;
}

const isAct = (name: string): name is MatterActName => name in MatterActBodies;

function Matter({ found }: { found: MatterDetail }) {
  const say = useSupervisionWords();
  const [act, setAct] = useState<MatterActName | null>(null);
  const acts = found.acts.filter(isAct);
  return (
    <>
      <PageHeader
        title={found.subjectName}
        lead={
          <>
            <Link className="matter-back" to="/supervision">
              {say('back')}
            </Link>{' '}
            · {found.matterNo}
          </>
        }
        tags={<MatterStateTag state={found.state} />}
      />
      <NextActs
        title={say('next')}
        nothing={say('nothing')}
        acts={acts}
        label={(name) => say(`act.${name}`)}
        onChoose={setAct}
      />
      <div className="matter-columns">
        <div className="matter-main">
          <Facts found={found} />
          <MeasureList measures={found.measures} />
          <PenaltyList penalties={found.penalties} />
          <StepLog
            title={say('steps')}
            steps={found.steps}
            label={(name) => (name === 'create' || isAct(name) ? say(`act.${name}`) : name)}
          />
        </div>
        <div className="matter-side">
          <Law found={found} />
        </div>
      </div>
      {act && <MatterActDialog key={act} found={found} act={act} onClose={() => setAct(null)} />}
    </>
  );
}

function Facts({ found }: { found: MatterDetail }) {
  const say = useSupervisionWords();
  const language = useLanguage();
  const { place, usedName, campaign, outcome, referredTo } = found;
  return (
    <section className="panel" aria-labelledby="matter-facts">
      <h2 id="matter-facts" className="panel-title">
        {say('facts')}
      </h2>
      <p className="prose">{found.facts}</p>
      <DefinitionList
        items={[
          { term: say('field.subjectKind'), value: say(`kind.${found.subjectKind}`) },
          { term: say('column.division'), value: found.divisionName },
          { term: say('foundOn'), value: formatDay(found.foundOn, language) },
          { term: say('office'), value: found.office },
          { term: say('reported'), value: say(found.reported ? 'fromReport' : 'fromOffice') },
          ...(place
            ? [{ term: say('place'), value: <Link to={`/places/${place.id}`}>{place.name ?? '—'}</Link> }]
            : []),
          ...(usedName ? [{ term: say('usedName'), value: `${usedName.name} · ${usedName.evidence}` }] : []),
          ...(campaign
            ? [{ term: say('campaign'), value: <Link to={`/campaigns/${campaign.id}`}>{campaign.title}</Link> }]
            : []),
          ...(referredTo ? [{ term: say('referredTo'), value: referredTo }] : []),
          ...(outcome ? [{ term: say('outcome'), value: outcome, wide: true }] : []),
        ]}
      />
    </section>
  );
}

function Law({ found: { liability, limits } }: { found: MatterDetail }) {
  const say = useSupervisionWords();
  const inEnglish = useLanguage() === 'en';
  const { fineMin, fineMax } = liability;
  const fine = fineMin !== null && fineMax !== null ? say('fineRange', { min: fineMin, max: fineMax }) : say('noFine');
  return (
    <section className="panel" aria-labelledby="matter-law">
      <h2 id="matter-law" className="panel-title">
        {say('law')}
      </h2>
      <p>
        <strong>{inEnglish ? liability.actEn : liability.actZh}</strong>{' '}
        {inEnglish ? `${liability.sourceEn} ${liability.articleEn}` : liability.sourceZh + liability.articleZh}{' '}
        {!liability.verified && <UnverifiedMark />}
      </p>
      <dl className="matter-law">
        <dt>{say('consequence')}</dt>
        <dd>{inEnglish ? liability.consequenceEn : liability.consequenceZh}</dd>
        <dt>{say('authority')}</dt>
        <dd>{inEnglish ? liability.authorityEn : liability.authorityZh}</dd>
        <dt>{say('fine')}</dt>
        <dd>{fine}</dd>
      </dl>
      {liability.noteZh && <p className="hint">{inEnglish ? liability.noteEn : liability.noteZh}</p>}
      {fineMin !== null && (
        <details>
          <summary>{say('limits')}</summary>
          <ul className="matter-limits">
            {limits.map(({ code, textZh, textEn, sourceZh, sourceEn, articleZh, articleEn }) => (
              <li key={code}>
                {inEnglish ? `${textEn} ${sourceEn} ${articleEn}` : `${textZh}${sourceZh}${articleZh}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
