import { useState } from 'react';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { type Objection, type Objections, ObjectionsApi } from '#server/naming/objections/contract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { Section } from '../Section.tsx';
import { AnswerDialog } from './AnswerDialog.tsx';
import { ObjectionList } from './ObjectionList.tsx';
import { useObjectionWords } from './words.ts';

/** What people said of the public notice, and the office's answer to each. */
export function ObjectionsSection({ found }: { found: CaseDetail }) {
  const say = useObjectionWords();
  const { data, error, refetch } = useCall(
    ObjectionsApi.list,
    { params: { id: found.id } },
    { enabled: found.notice !== null },
  );
  const [open, setOpen] = useState<Objection | null>(null);
  const send = useAct(ObjectionsApi.answer);
  return (
    <Section section="objections" aside={data && say('counts', counts(data))}>
      {found.notice === null && <p className="hint">{say('noNotice')}</p>}
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {found.notice !== null && !data && !error && <LoadingBlock rows={2} />}
      {data && <ObjectionList said={data} onAnswer={setOpen} />}
      {open && (
        <AnswerDialog
          objection={open}
          send={send}
          onSend={(body, options) => send.mutate({ params: { id: found.id, objectionId: open.id }, body }, options)}
          onClose={() => {
            send.reset();
            setOpen(null);
          }}
        />
      )}
    </Section>
  );
}

const counts = ({ objections, supports, unanswered }: Objections) => ({ objections, supports, unanswered });
