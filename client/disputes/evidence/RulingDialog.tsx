import { Radio } from 'antd';
import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import {
  type Evidence,
  EvidenceApi,
  type EvidenceClass,
  type EvidenceRules,
  RulingDraft,
} from '#server/disputes/evidence/evidenceContract.ts';
import { useAct } from '../../api/query.ts';
import { LineDialog } from '../../boundaries/archive/LineDialog.tsx';
import { TextField } from '../../boundaries/markers/TextField.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { useRuleWords } from './useRuleWords.ts';
import { useEvidenceWords } from './words.ts';

interface Props {
  dispute: Dispute;
  rules: EvidenceRules;
  evidence: Evidence;
  onClose: () => void;
}

/** Decides the class, with reasons; a class whose conditions are not met is shown, but cannot be chosen. */
export function RulingDialog({ dispute, rules, evidence, onClose }: Props) {
  const say = useEvidenceWords();
  const [given, setGiven] = useState<EvidenceClass>(evidence.class);
  const [reason, setReason] = useState('');
  const rule = useAct(EvidenceApi.ruleOnEvidence, { onSuccess: onClose });
  const { id: evidenceId, version } = evidence;
  const body = RulingDraft.safeParse({ class: given, reason });
  return (
    <LineDialog
      className="evidence-form"
      title={say('rule')}
      intro={say('ruleIntro')}
      error={rule.error}
      isPending={rule.isPending}
      isComplete={body.success}
      onSubmit={() => body.data && rule.mutate({ params: { id: dispute.id, evidenceId }, version, body: body.data })}
      onClose={onClose}
    >
      <ClassChoice rules={rules} evidence={evidence} value={given} onChange={setGiven} />
      <TextField label={say('ruleReason')} required long value={reason} onChange={setReason} />
    </LineDialog>
  );
}

interface ChoiceProps {
  rules: EvidenceRules;
  evidence: Evidence;
  value: EvidenceClass;
  onChange: (given: EvidenceClass) => void;
}

function ClassChoice({ rules, evidence, value, onChange }: ChoiceProps) {
  const say = useEvidenceWords();
  const words = useRuleWords(rules);
  const { listed } = usePunctuation();
  const refusalOf = (given: EvidenceClass) => evidence.refused.find((one) => one.class === given);
  // Basis and reference as the articles number them, what is neither at the end.
  const classes = rules.classes.toSorted((a, b) => Number(a.band === 'excluded') - Number(b.band === 'excluded'));
  return (
    <Radio.Group
      className="evidence-classes whole"
      aria-label={say('ruleClass')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {classes.map(({ id }) => {
        const refused = refusalOf(id);
        const failed = refused?.failed.map((code) => say(`check.${code}`)) ?? [];
        return (
          <Radio key={id} value={id} disabled={refused !== undefined}>
            {words.classOf(id)}
            {failed.length > 0 && <span className="hint">{say('refusedBy', { checks: listed(failed) })}</span>}
          </Radio>
        );
      })}
    </Radio.Group>
  );
}
