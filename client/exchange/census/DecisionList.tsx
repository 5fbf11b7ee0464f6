import type { CensusRecord } from '#server/exchange/census/censusContract.ts';
import { Ground } from '#server/exchange/census/censusContract.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useActWords } from './actWords.ts';
import { useCensusWords } from './words.ts';

/** What was decided about the record, by whom and why, the latest first. */
export function DecisionList({ record: { decisions } }: { record: CensusRecord }) {
  const say = useCensusWords();
  const sayAct = useActWords();
  return (
    <section className="panel no-print" aria-labelledby="census-decisions">
      <h2 id="census-decisions">{say('decisions')}</h2>
      {decisions.length === 0 && <p className="hint">{say('noDecisions')}</p>}
      <ul className="census-findings">
        {decisions.map(({ id, act, by, at, reason, ground, undoneAt }) => (
          <li key={id}>
            <span className="census-tags">
              <strong>{sayAct(`act.${act}`)}</strong>
              {undoneAt && <StatusTag>{say('undone')}</StatusTag>}
              <span className="hint">
                {by} <time dateTime={at}>{formatInstant(at)}</time>
              </span>
            </span>
            <p>{reason}</p>
            <GroundLine ground={ground} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const Document = Ground.options[0].strip();

function GroundLine({ ground }: { ground: unknown }) {
  const found = Document.safeParse(ground);
  if (!found.success) return null;
  const { organ, documentNo, day } = found.data;
  return (
    <p className="hint">
      {organ} {documentNo} {formatDay(day)}
    </p>
  );
}
