import { Button } from 'antd';
import { Link } from 'react-router';
import type { TouchingItem } from '#server/disputes/touching/touchingContract.ts';
import { DossierState } from '#server/dossiers/draftContract.ts';
import { CaseState } from '#server/naming/caseContract.ts';
import { SignStatus } from '#server/signs/contract.ts';
import { DossierStateTag } from '../../dossiers/DossierStateTag.tsx';
import { StateTag } from '../../naming/StateTag.tsx';
import { SignStatusTag } from '../../signs/SignStatusTag.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useTouchingWords } from './words.ts';

interface Props {
  item: TouchingItem;
  /** Whether art. 10 holds still. */
  holds: boolean;
  onRelease?: () => void;
}

const PATH = { case: '/cases', sign: '/signs', dossier: '/division-dossiers' } as const;

/** One thing in the contested area: what it is, who works on it, how far it is, and whether it was released. */
export function TouchingCard({ item, holds, onRelease }: Props) {
  const say = useTouchingWords();
  const { subject, id, label, number, stage, division, office, mayOpen, release } = item;
  const waits = holds && stage === 'ahead' && !release?.holds;
  const name = label || number || say(`subject.${subject}`);
  return (
    <li className="card-item">
      <div className="card-item-head">
        <span className="record-name">{mayOpen ? <Link to={`${PATH[subject]}/${id}`}>{name}</Link> : name}</span>
        <ItemState item={item} />
      </div>
      <p className="hint">
        {[say(`subject.${subject}`), number, division, office]
          .filter((part) => part !== null && part !== '')
          .join(' · ')}
      </p>
      <div className="card-item-foot">
        <span className="touching-tags">
          <StatusTag>{say(`stage.${stage}`)}</StatusTag>
          {holds && <ReleaseTag item={item} />}
        </span>
        {waits && onRelease && (
          <Button size="small" onClick={onRelease} aria-label={`${say('release')} ${name}`}>
            {say('release')}
          </Button>
        )}
      </div>
      {release && (
        <p className="touching-reason">
          {say('releasedBy', { office: release.organisation, by: release.by, at: formatInstant(release.at) })}
          {release.reason}
        </p>
      )}
    </li>
  );
}

function ReleaseTag({ item: { stage, release } }: { item: TouchingItem }) {
  const say = useTouchingWords();
  if (stage === 'before') return null;
  if (release?.holds) return <StatusTag tone="good">{say('release.done')}</StatusTag>;
  if (stage === 'passed') return <StatusTag tone="bad">{say('release.without')}</StatusTag>;
  return <StatusTag tone="warning">{say(release ? 'release.moved' : 'release.waits')}</StatusTag>;
}

function ItemState({ item: { subject, state } }: { item: TouchingItem }) {
  if (subject === 'case') {
    const parsed = CaseState.safeParse(state);
    return parsed.success ? <StateTag state={parsed.data} /> : null;
  }
  if (subject === 'sign') {
    const parsed = SignStatus.safeParse(state);
    return parsed.success ? <SignStatusTag status={parsed.data} /> : null;
  }
  const parsed = DossierState.safeParse(state);
  return parsed.success ? <DossierStateTag state={parsed.data} /> : null;
}
