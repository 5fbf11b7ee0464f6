import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import type { CaseId } from '#server/naming/caseContract.ts';
import { type CaseDocument, DocumentsApi } from '#server/naming/documents/contract.ts';
import { useAct } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useDocumentWords } from './words.ts';

interface Props {
  caseId: CaseId;
  document: CaseDocument;
  label: string;
}

/** Numbers and issues a document, after a last look: it cannot be changed any more, only voided. */
export function IssueButton({ caseId, document: { kind, subjectId, expectedNo }, label }: Props) {
  const say = useDocumentWords();
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(false);
  const send = useAct(DocumentsApi.issue, {
    onSuccess: ({ documentNo, title }) => {
      setOpen(false);
      void message.success(say('done', { title: documentNo ?? title }));
    },
  });
  const body = { kind, ...(subjectId === null ? {} : { subjectId }) };
  return (
    <>
      <Button
        size="small"
        type="primary"
        onClick={() => setOpen(true)}
        aria-label={say('actFor', { act: say('issue'), kind: label })}
      >
        {say('issue')}
      </Button>
      <Modal
        open={isOpen}
        title={say('issueTitle', { kind: label })}
        okText={say('issueNow')}
        cancelText={say('cancel')}
        confirmLoading={send.isPending}
        onOk={() => send.mutate({ params: { id: caseId }, body })}
        onCancel={() => setOpen(false)}
      >
        <p>{say('issueText')}</p>
        {expectedNo && <p>{say('expected', { no: expectedNo })}</p>}
        <ProblemAlert error={send.error} />
      </Modal>
    </>
  );
}
