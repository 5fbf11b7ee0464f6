import { App, Button } from 'antd';
import { useState } from 'react';
import type { RuleChange } from '#server/detection/ruleChangeContract.ts';
import { RuleDeskApi } from '#server/detection/ruleDeskContract.ts';
import { useAct } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { type ChangeFacts, ChangeForm } from './ChangeForm.tsx';
import { changeDraft } from './changeDraft.ts';
import { useFaults } from './useFaults.ts';
import { useDeskWords } from './words.ts';

/** The facts of a change: read, or edited while it is a draft. */
export function ChangeFactsPanel({ change }: { change: RuleChange }) {
  const say = useDeskWords();
  const [isEditing, setEditing] = useState(false);
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{say('facts')}</h2>
        {change.acts.includes('edit') && !isEditing && (
          <Button size="small" onClick={() => setEditing(true)}>
            {say('edit')}
          </Button>
        )}
      </div>
      {isEditing ? <FactsForm change={change} onClose={() => setEditing(false)} /> : <FactsReading change={change} />}
    </section>
  );
}

function FactsReading({ change }: { change: RuleChange }) {
  const say = useDeskWords();
  const language = useLanguage();
  const { approvalNo, decider, decidedAt, ruleSet, remark } = change;
  return (
    <DefinitionList
      items={[
        { term: say('effectiveOn'), value: formatDay(change.effectiveOn, language) },
        { term: say('documentNo'), value: change.documentNo },
        ...(approvalNo ? [{ term: say('approvalNo'), value: approvalNo }] : []),
        ...(decider && decidedAt ? [{ term: say('decider'), value: `${decider} ${formatInstant(decidedAt)}` }] : []),
        ...(ruleSet ? [{ term: say('ruleSet'), value: ruleSet }] : []),
        { term: say('reason'), value: change.reason, wide: true },
        ...(remark ? [{ term: say('remark'), value: remark, wide: true }] : []),
      ]}
    />
  );
}

function FactsForm({ change, onClose }: { change: RuleChange; onClose: () => void }) {
  const say = useDeskWords();
  const { message } = App.useApp();
  const { title, documentNo, effectiveOn, reason } = change;
  const [facts, setFacts] = useState<ChangeFacts>({ title, documentNo, effectiveOn, reason });
  const edit = useAct(RuleDeskApi.edit, { onSuccess: () => void message.success(say('saved')) });
  const { faults, pointers } = useFaults(edit.error, '');
  const save = () =>
    edit.mutate({ params: { id: change.id }, version: change.version, body: changeDraft(change, facts) });
  return (
    <>
      <ProblemAlert error={edit.error} shownElsewhere={pointers} />
      <ChangeForm facts={facts} faults={faults} onChange={setFacts} />
      <div className="drawer-foot">
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button type="primary" loading={edit.isPending} onClick={save}>
          {say('save')}
        </Button>
      </div>
    </>
  );
}
