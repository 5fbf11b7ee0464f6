import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import {
  type Evidence,
  EvidenceApi,
  EvidenceCorrection,
  EvidenceDraft,
} from '#server/disputes/evidence/evidenceContract.ts';
import type { PointLineOrArea } from '#server/gazetteer/contract.ts';
import { useAct } from '../../api/query.ts';
import { LineDialog } from '../../boundaries/archive/LineDialog.tsx';
import { type Answers, FormFields } from '../../boundaries/incidents/FormFields.tsx';
import { EvidenceExtent } from './EvidenceExtent.tsx';
import { EvidenceMarks, type Marks } from './EvidenceMarks.tsx';
import { EvidencePaper } from './EvidencePaper.tsx';
import type { EvidenceList } from './evidenceList.ts';
import { useEvidenceQuestions } from './useEvidenceQuestions.ts';
import { useEvidenceWords } from './words.ts';

interface Props {
  dispute: Dispute;
  list: EvidenceList;
  /** The one to put right; a new one where left out. */
  evidence?: Evidence;
  onClose: () => void;
}

const answersOf = ({ kind, title, issuer, documentNo, dated, form, note }: Evidence): Answers => ({
  ...{ kind, title, issuer, documentNo: documentNo ?? '', dated: dated ?? '', form, note: note ?? '' },
});

/** What a paper is and says, asked for one that is brought or put right. */
export function EvidenceDialog({ dispute, list, evidence, onClose }: Props) {
  const say = useEvidenceWords();
  const [answers, setAnswers] = useState<Answers>(
    evidence ? answersOf(evidence) : { part: list.parts[0] ?? '', form: 'original' },
  );
  const [marks, setMarks] = useState<Marks>(evidence ?? { sealedA: false, sealedB: false, hasMap: false });
  const [extent, setExtent] = useState<PointLineOrArea | null>(evidence?.extent ?? null);
  const [fileId, setFileId] = useState<string | null>(evidence?.fileId ?? null);
  const questions = useEvidenceQuestions(dispute, { list, isNew: evidence === undefined });
  const said = Object.fromEntries(questions.map(({ name }) => [name, answers[name]?.trim() || null]));
  const { sealedA, sealedB, hasMap } = marks;
  const save = useSaved(dispute, { ...said, sealedA, sealedB, hasMap, extent, fileId }, { evidence, onClose });
  return (
    <LineDialog
      className="evidence-form"
      title={say(evidence ? 'correct' : 'file')}
      intro={say(evidence ? 'correctIntro' : 'fileIntro')}
      onClose={onClose}
      {...save}
    >
      <FormFields questions={questions} answers={answers} onChange={setAnswers} />
      <EvidenceMarks dispute={dispute} value={marks} onChange={setMarks} />
      <EvidencePaper dispute={dispute} value={fileId} onChange={setFileId} />
      <EvidenceExtent dispute={dispute} value={extent} onChange={setExtent} />
    </LineDialog>
  );
}

interface Saving {
  evidence: Evidence | undefined;
  onClose: () => void;
}

/** Sends what was said, as a new piece of evidence or a new version of one. */
function useSaved({ id }: Dispute, said: object, { evidence, onClose }: Saving) {
  const file = useAct(EvidenceApi.fileEvidence, { onSuccess: onClose });
  const correct = useAct(EvidenceApi.correctEvidence, { onSuccess: onClose });
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const draft = EvidenceDraft.safeParse(said);
  const correction = EvidenceCorrection.safeParse(said);
  if (!evidence)
    return {
      ...{ error: file.error, isPending: file.isPending, isComplete: draft.success },
      onSubmit: () => draft.data && file.mutate({ params: { id }, body: draft.data, idempotencyKey }),
    };
  const { id: evidenceId, version } = evidence;
  return {
    ...{ error: correct.error, isPending: correct.isPending, isComplete: correction.success },
    onSubmit: () => correction.data && correct.mutate({ params: { id, evidenceId }, version, body: correction.data }),
  };
}
