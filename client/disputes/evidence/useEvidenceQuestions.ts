import type { Dispute } from '#server/disputes/contract.ts';
import type { Question } from '../../boundaries/incidents/FormFields.tsx';
import type { EvidenceList } from './evidenceList.ts';
import { useParts } from './useParts.ts';
import { useRuleWords } from './useRuleWords.ts';
import { useEvidenceWords } from './words.ts';

const FORMS = ['original', 'certified_copy', 'copy'] as const;

/** What is asked of a paper: of a new one who brings it, of one put right the reason. */
export function useEvidenceQuestions(
  dispute: Dispute,
  { list, isNew }: { list: EvidenceList; isNew: boolean },
): Question[] {
  const say = useEvidenceWords();
  const words = useRuleWords(list.rules);
  const parts = useParts(dispute).filter(({ part }) => list.parts.includes(part));
  const whose: Question = {
    ...{ name: 'part', kind: 'choice', label: say('part') },
    choices: parts.map(({ part, name }) => ({ value: part, label: name })),
  };
  const kinds = list.rules.kinds.map(({ id }) => ({ value: id, label: words.kindOf(id) }));
  const forms = FORMS.map((value) => ({ value, label: say(`form.${value}`) }));
  return [
    ...(isNew ? [whose] : []),
    { name: 'kind', kind: 'choice', label: say('kind'), choices: kinds },
    { name: 'title', kind: 'line', label: say('titleOf') },
    { name: 'issuer', kind: 'line', label: say('issuer') },
    { name: 'documentNo', kind: 'line', label: say('documentNo'), optional: true },
    { name: 'dated', kind: 'line', label: say('datedAs'), optional: true },
    { name: 'form', kind: 'choice', label: say('form'), choices: forms },
    { name: 'note', kind: 'paragraph', label: say('note'), optional: true },
    ...(isNew ? [] : [{ name: 'reason', kind: 'paragraph', label: say('correctReason') } satisfies Question]),
  ];
}
