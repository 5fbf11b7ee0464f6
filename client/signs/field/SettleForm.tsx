import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type Conflict, type ConflictField, FieldOfficeApi } from '#server/signs/field/fieldApiContract.ts';
import { ApiProblem } from '../../api/apiProblem.ts';
import { useAct } from '../../api/query.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { type Choices, ConflictTable } from './ConflictTable.tsx';
import { useConflictWords } from './conflictWords.ts';

interface Props {
  conflict: Conflict;
  reload: () => void;
}

/** A person's choice, field by field, with the reason; one act for all of it. */
export function SettleForm({ conflict, reload }: Props) {
  const say = useConflictWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [choices, setChoices] = useState<Choices>({});
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState<'accept' | 'drop' | null>(null);
  const settle = useAct(FieldOfficeApi.settleConflict, {
    onSuccess: () => {
      void message.success(say('settled'));
      void navigate('/signs/conflicts');
    },
  });
  const open = conflict.fields.filter(({ isOpen }) => isOpen);
  const isChosen = open.every(({ field }) => choices[field] !== undefined);
  const submit = (outcome: 'accept' | 'drop') => {
    setAsked(outcome);
    if (reason.trim() === '' || (outcome === 'accept' && !isChosen)) return;
    const { id, version, signVersion } = conflict;
    const body = { outcome, choices: listOf(choices), signVersion, reason: reason.trim() };
    settle.mutate({ params: { id }, version, body });
  };
  const isStale = settle.error instanceof ApiProblem && settle.error.status === 412;
  return (
    <section className="panel" aria-labelledby="conflict-settle">
      <h2 id="conflict-settle">{say('settle')}</h2>
      <ConflictTable
        conflict={conflict}
        choices={choices}
        onChoose={(field, take) => setChoices((was) => ({ ...was, [field]: take }))}
      />
      {asked === 'accept' && !isChosen && (
        <p className="field-error" role="alert">
          {say('chooseAll')}
        </p>
      )}
      <Field
        label={say('reason')}
        required
        help={say('settleHint')}
        error={asked && reason.trim() === '' ? say('reasonNeeded') : undefined}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
        )}
      </Field>
      <ProblemAlert error={settle.error} {...(isStale ? { onRetry: reload } : {})} />
      <div className="conflict-acts">
        <Button type="primary" loading={settle.isPending} onClick={() => submit('accept')}>
          {say('accept')}
        </Button>
        <Button disabled={settle.isPending} onClick={() => submit('drop')}>
          {say('drop')}
        </Button>
      </div>
    </section>
  );
}

const FIELDS: readonly ConflictField[] = ['status', 'position', 'mounting', 'maintainer'];
const listOf = (choices: Choices) =>
  FIELDS.flatMap((field) => {
    const take = choices[field];
    return take ? [{ field, take }] : [];
  });
