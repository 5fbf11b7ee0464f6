import { App } from 'antd';
import { type Objection, ObjectionAnswer } from '#server/naming/objections/contract.ts';
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
  objection: Objection;
  /** How the sending stands. */
  send: { isPending: boolean; error: Error | null };
  onSend: (body: ObjectionAnswer, options: { onSuccess: () => void }) => void;
  onClose: () => void;
}

/** The office's one answer to one objection, to the notice of a case or of a clean-up list. */
export function AnswerDialog({ objection, send, onSend, onClose }: Props) {
  const say = useObjectionWords();
  const { message } = App.useApp();
  const onSuccess = () => {
    void message.success(say('answered'));
    onClose();
  };
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
      faultsOf={(values) => new Set(ObjectionAnswer.safeParse(values).error?.issues.map(({ path }) => String(path[0])))}
      onSubmit={(values) => {
        const { data } = ObjectionAnswer.safeParse(values);
        if (data) onSend(data, { onSuccess });
      }}
      onClose={onClose}
    />
  );
}
