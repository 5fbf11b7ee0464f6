import { Alert } from 'antd';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { useCaseWords } from './caseWords.ts';
import { outcomeNote } from './outcomeNote.ts';
import { useStepNote } from './useStepNote.ts';

/** The reason a case was returned, refused or ended, at the top where it cannot be missed. */
export function OutcomeAlert({ found }: { found: CaseDetail }) {
  const say = useCaseWords();
  const noteOf = useStepNote(found.clocks);
  const outcome = outcomeNote(found);
  if (!outcome) return null;
  const isFinal = outcome.about === 'refused' || outcome.about === 'notAccepted';
  return (
    <Alert
      className="case-note"
      type={isFinal ? 'error' : 'warning'}
      showIcon
      title={say(`outcome.${outcome.about}`)}
      description={
        <>
          {outcome.text && <p className="prose">{outcome.text}</p>}
          {outcome.note && <p className="prose">{noteOf(outcome.note)}</p>}
        </>
      }
    />
  );
}
