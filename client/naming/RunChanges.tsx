import { Alert } from 'antd';
import type { CaseId } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import type { Reply } from '#server/platform/contract.ts';
import { useCall } from '../api/query.ts';
import { LevelTag } from '../detection/LevelTag.tsx';
import { useLanguage } from '../ui/addWords.ts';
import { formatInstant } from '../ui/formatInstant.ts';
import { useRunChangeWords } from './runChangeWords.ts';

type Changes = Reply<typeof NamingApi.runChanges>;
type Changed = Changes['appeared'][number];

/** What the last check found otherwise than the one before; nothing where there was only one, or while it is read. */
export function RunChanges({ caseId }: { caseId: CaseId }) {
  const say = useRunChangeWords();
  const { data } = useCall(NamingApi.runChanges, { params: { id: caseId } });
  if (!data?.previous) return null;
  const { previous, appeared, gone, regraded } = data;
  const since = { at: formatInstant(previous.runAt), by: previous.by, version: previous.ruleSetVersion };
  if (appeared.length + gone.length + regraded.length === 0) return <p className="hint">{say('same', since)}</p>;
  return (
    <Alert
      className="case-note"
      type="info"
      title={say('changed', since)}
      description={
        <ul className="run-changes">
          {appeared.map((each, i) => (
            <Line key={`appeared-${keyOf(each, i)}`} what={say('appeared')} changed={each} />
          ))}
          {gone.map((each, i) => (
            <Line key={`gone-${keyOf(each, i)}`} what={say('gone')} changed={each} />
          ))}
          {regraded.map(({ was, ...each }, i) => (
            <Line key={`regraded-${keyOf(each, i)}`} what={say('regraded')} changed={each} was={was} />
          ))}
        </ul>
      }
    />
  );
}

const keyOf = ({ name, finding }: Changed, position: number): string => `${name}-${finding.rule}-${position}`;

interface LineProps {
  what: string;
  changed: Changed;
  was?: Changed['finding']['level'];
}

function Line({ what, changed: { name, finding }, was }: LineProps) {
  const say = useRunChangeWords();
  const inEnglish = useLanguage() === 'en';
  return (
    <li>
      <strong>{what}</strong> {was && <LevelTag level={was} />}
      {was && <span> {say('to')} </span>}
      <LevelTag level={finding.level} /> {name} · {inEnglish ? finding.message : finding.messageZh}{' '}
      <small>{finding.rule}</small>
    </li>
  );
}
