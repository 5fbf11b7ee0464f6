import { Button } from 'antd';
import type { Objection, Objections } from '#server/naming/objections/contract.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useObjectionWords } from './words.ts';
import '../caseFile.css';

interface Props {
  said: Objections;
  onAnswer: (objection: Objection) => void;
}

/** Objections and support with their answers, as much as this reader is given. */
export function ObjectionList({ said, onAnswer }: Props) {
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
