import { App } from 'antd';
import type { CaseId } from '#server/naming/caseContract.ts';
import { type Objection, ObjectionsApi } from '#server/naming/objections/contract.ts';
import { useAct } from '../../api/query.ts';
import { FormDialog } from '../campaigns/FormDialog.tsx';
import type { FormField } from '../campaigns/forms.ts';
import { type ObjectionWord, useObjectionWords } from './words.ts';

const TEXT: FormField<ObjectionWord> = { name: 'answer', kind: 'paragraph', label: 'answerText' };
const FIELDS: Record<Objection['stance'], readonly FormField<ObjectionWord>[]> = {
  object: [
    {
      name: 'outcome',
      kind: 'choice',
      label: 'outcome',
      choices: [
        ['adopted', 'outcome.adopted'],
        ['partly', 'outcome.partly'],
        ['not_adopted', 'outcome.not_adopted'],
      ],
    },
    TEXT,
  ],
  support: [TEXT],
};

interface Props {
  caseId: CaseId;
  objection: Objection;
  onClose: () => void;
}

/** The office's one answer to one objection. */
export function AnswerDialog({ caseId, objection, onClose }: Props) {
  const say = useObjectionWords();
  const { message } = App.useApp();
  const send = useAct(ObjectionsApi.answer, {
    onSuccess: () => {
      void message.success(say('answered'));
      onClose();
    },
  });
  const parsed = (values: object) => ObjectionsApi.answer.body.safeParse(values);
  return (
    <FormDialog
      title={say('answerTo', { no: objection.objectionNo })}
      intro={
        <>
          <p className="prose">{objection.text}</p>
          <p>{say('intro')}</p>
        </>
      }
      okText={say('answer')}
      fields={FIELDS[objection.stance]}
      say={say}
      first={objection.stance === 'support' ? { outcome: 'noted' } : {}}
      isPending={send.isPending}
      error={send.error}
      faultsOf={(values) => new Set(parsed(values).error?.issues.map(({ path }) => String(path[0])))}
      onSubmit={(values) => {
        const { data } = parsed(values);
        if (data) send.mutate({ params: { id: caseId, objectionId: objection.id }, body: data });
      }}
      onClose={onClose}
    />
  );
}
