import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { CaseId } from '#server/naming/caseContract.ts';
import { DocumentsApi, type IssuedDocument } from '#server/naming/documents/contract.ts';
import { useAct } from '../../api/query.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useDocumentWords } from './words.ts';

interface Props {
  caseId: CaseId;
  issued: IssuedDocument;
  label: string;
}

/** Voids an issued document, with its reason, after saying what that means. */
export function VoidButton({ caseId, issued: { id: documentId, version, documentNo }, label }: Props) {
  const say = useDocumentWords();
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const send = useAct(DocumentsApi.void, {
    onSuccess: ({ documentNo: no, title }) => {
      setOpen(false);
      void message.success(say('voidDone', { title: no ?? title }));
    },
  });
  const submit = () => {
    setMissing(reason.trim().length < 2);
    if (reason.trim().length < 2) document.getElementById(`void-${documentId}`)?.focus();
    else send.mutate({ params: { id: caseId, documentId }, body: { reason }, version });
  };
  return (
    <>
      <Button
        size="small"
        type="text"
        danger
        onClick={() => setOpen(true)}
        aria-label={say('actFor', { act: say('void'), kind: label })}
      >
        {say('void')}
      </Button>
      <Modal
        open={isOpen}
        title={say('voidTitle', { kind: [label, documentNo].filter(Boolean).join(' ') })}
        okText={say('voidNow')}
        okButtonProps={{ danger: true }}
        cancelText={say('cancel')}
        confirmLoading={send.isPending}
        onOk={submit}
        onCancel={() => setOpen(false)}
      >
        <p>{say('voidText')}</p>
        <ProblemAlert error={send.error} />
        <Field
          id={`void-${documentId}`}
          label={say('voidReason')}
          required
          help={say('voidReasonHint')}
          error={isMissing ? say('required') : undefined}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              rows={3}
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
      </Modal>
    </>
  );
}
