import type { CaseDetail } from '#server/naming/caseContract.ts';
import { FindingCard } from '../detection/FindingCard.tsx';
import { useGazetteerWords } from '../gazetteer/words.ts';
import { useLanguage } from '../ui/addWords.ts';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { formatDay } from '../ui/formatDay.ts';
import { useActWords } from './actWords.ts';
import { useCaseWords } from './caseWords.ts';
import { chosenCandidate } from './chosenCandidate.ts';
import type { Errand } from './errand.ts';

/** What one must have before one's eyes while doing an act: the finding to resolve, or the name about to become official. */
export function ErrandContext({ found, errand }: { found: CaseDetail; errand: Errand }) {
  if (errand.act === 'resolve') return <FindingInQuestion found={found} findingId={errand.findingId} />;
  const isNameInQuestion = ['submitToApprover', 'approve', 'announce', 'answer'].includes(errand.act);
  return isNameInQuestion ? <NameInQuestion found={found} /> : null;
}

function FindingInQuestion({ found, findingId }: { found: CaseDetail; findingId: string | undefined }) {
  const finding = found.lastRun?.findings.find(({ id }) => id === findingId);
  const candidate = found.candidates.find(({ id }) => id === finding?.candidateId);
  if (!finding || !candidate) return null;
  return (
    <div className="act-context">
      <FindingCard finding={finding} name={candidate.name} />
    </div>
  );
}

/** The content an announcement must have (TR-FA); the same facts decide an approval. */
function NameInQuestion({ found }: { found: CaseDetail }) {
  const say = useCaseWords();
  const sayPlace = useGazetteerWords();
  const sayAct = useActWords();
  const language = useLanguage();
  const candidate = chosenCandidate(found);
  if (!candidate) return null;
  return (
    <section className="act-context" aria-label={sayAct('preview')}>
      <DefinitionList
        items={[
          { term: sayPlace('column.name'), value: <strong>{candidate.name}</strong> },
          { term: sayPlace('column.roman'), value: candidate.romanTone },
          { term: say('division'), value: found.divisionPath },
          { term: say('location'), value: found.location },
          { term: say('meaning'), value: candidate.meaning, wide: true },
          { term: say('approver'), value: found.approver },
          ...(found.decision
            ? [
                { term: say('documentNo'), value: found.decision.documentNo },
                { term: say('decidedOn'), value: formatDay(found.decision.decidedOn, language) },
              ]
            : []),
        ]}
      />
    </section>
  );
}
