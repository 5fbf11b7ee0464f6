import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { RuleChange } from '#server/detection/ruleChangeContract.ts';
import { RuleDeskApi } from '#server/detection/ruleDeskContract.ts';
import { useAct } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { Field } from '../../ui/Field.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useTrialWords } from './trialWords.ts';
import { useFaults } from './useFaults.ts';

export type Decision = 'delete' | 'withdraw' | 'return' | 'submit' | 'approve';
interface Props {
  change: RuleChange;
  act: Decision;
  onClose: () => void;
}

function useDecision({ change, act }: Props, close: () => void) {
  const say = useTrialWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const onSuccess = () => {
    void message.success(say('done', { act: say(act) }));
    close();
  };
  const submit = useAct(RuleDeskApi.submit, { onSuccess });
  const approve = useAct(RuleDeskApi.approve, { onSuccess });
  const back = useAct(RuleDeskApi.return, { onSuccess });
  const withdraw = useAct(RuleDeskApi.withdraw, { onSuccess });
  const remove = useAct(RuleDeskApi.delete, {
    onSuccess: () => {
      void message.success(say('deleted'));
      void navigate('/rules?tab=changes');
    },
  });
  const input = { params: { id: change.id }, version: change.version };
  const send = (text: string) => {
    if (act === 'submit') submit.mutate({ ...input, body: {} });
    if (act === 'approve') approve.mutate({ ...input, body: { approvalNo: text } });
    if (act === 'return') back.mutate({ ...input, body: { remark: text } });
    if (act === 'withdraw') withdraw.mutate({ ...input, body: { remark: text } });
    if (act === 'delete') remove.mutate(input);
  };
  const { error, isPending } = { submit, approve, return: back, withdraw, delete: remove }[act];
  return { send, error, isPending };
}

/** One decision: what it means, the document number or the remark it needs. */
export function ActDialog(props: Props) {
  const { change, act, onClose } = props;
  const say = useTrialWords();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(true);
  const [text, setText] = useState('');
  const { send, error, isPending } = useDecision(props, () => setOpen(false));
  const needs = { approve: 'approvalNo', return: 'remark', withdraw: 'remark', submit: null, delete: null } as const;
  const asked = needs[act];
  const { faults, pointers } = useFaults(error, '');
  return (
    <Modal
      open={isOpen}
      title={`${say(act)}：${change.title}`}
      mask={{ closable: false }}
      okText={say(act)}
      cancelText={say('cancel')}
      okButtonProps={{ danger: act === 'delete' || act === 'withdraw', disabled: asked !== null && text.trim() === '' }}
      confirmLoading={isPending}
      onOk={() => send(text.trim())}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <ProblemAlert error={error} shownElsewhere={pointers} />
      <p>{say(`${act}Text`, { n: change.items.length, day: formatDay(change.effectiveOn, language) })}</p>
      {asked === 'approvalNo' && (
        <Field label={say('approvalNo')} required help={say('approvalNoHelp')} error={faults.get('approvalNo')}>
          {(control) => <Input {...control} value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
      )}
      {asked === 'remark' && (
        <Field label={say('remark')} required error={faults.get('remark')}>
          {(control) => (
            <Input.TextArea
              {...control}
              maxLength={2000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      )}
    </Modal>
  );
}
