import { Button } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { type CaseObjections, type Objection, ObjectionsApi } from '#server/naming/objections/contract.ts';
import { useCall } from '../../api/query.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { Section } from '../Section.tsx';
import { AnswerDialog } from './AnswerDialog.tsx';
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
  return (
    <Section section="objections" aside={data && say('counts', counts(data))}>
      {found.notice === null && <p className="hint">{say('noNotice')}</p>}
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {found.notice !== null && !data && !error && <LoadingBlock rows={2} />}
      {data && <Items said={data} onAnswer={setOpen} />}
      {open && <AnswerDialog caseId={found.id} objection={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

const counts = ({ objections, supports, unanswered }: CaseObjections) => ({ objections, supports, unanswered });

function Items({ said, onAnswer }: { said: CaseObjections; onAnswer: (objection: Objection) => void }) {
  const say = useObjectionWords();
  if (said.objections + said.supports === 0) return <p className="hint">{say('none')}</p>;
  if (said.items.length === 0) return <p className="hint">{say('existOnly')}</p>;
  return (
    <ul className="opinions">
      {said.items.map((item) => (
        <Item key={item.id} item={item} mayAnswer={said.mayAnswer} onAnswer={onAnswer} />
      ))}
    </ul>
  );
}

interface ItemProps {
  item: Objection;
  mayAnswer: boolean;
  onAnswer: (objection: Objection) => void;
}

function Item({ item, mayAnswer, onAnswer }: ItemProps) {
  const say = useObjectionWords();
  const { objectionNo, stance, text, submittedAt, outcome, answer, answeredBy, answeredAt, name, contact } = item;
  return (
    <li className="opinion">
      <div className="opinion-head">
        <strong>{objectionNo}</strong>
        <StatusTag tone={stance === 'object' ? 'warning' : 'good'}>{say(`stance.${stance}`)}</StatusTag>
        {outcome ? (
          <StatusTag>{say(`outcome.${outcome}`)}</StatusTag>
        ) : (
          stance === 'object' && <StatusTag tone="bad">{say('waiting')}</StatusTag>
        )}
        {mayAnswer && outcome === null && (
          <Button
            type={stance === 'object' ? 'primary' : 'default'}
            size="small"
            className="no-print"
            aria-label={say('answerTo', { no: objectionNo })}
            onClick={() => onAnswer(item)}
          >
            {say('answer')}
          </Button>
        )}
      </div>
      <p className="prose">{text}</p>
      <p className="hint">
        {formatInstant(submittedAt)}
        {(name || contact) &&
          ` · ${say('writer', { name: name ?? '', contact: contact ?? '' })}（${say('writerHint')}）`}
      </p>
      {answer && answeredBy && answeredAt && (
        <>
          <p className="prose">{answer}</p>
          <p className="hint">{say('answeredBy', { by: answeredBy, at: formatInstant(answeredAt) })}</p>
        </>
      )}
    </li>
  );
}
