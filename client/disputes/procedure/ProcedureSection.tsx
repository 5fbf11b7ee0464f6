import type { Dispute } from '#server/disputes/contract.ts';
import type { ActRecord, Meeting, Procedure, Solution } from '#server/disputes/procedure/procedureContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { isDisputeWord, useDisputeWords } from '../words.ts';
import { PaperLink } from './PaperLink.tsx';
import { WithProcedure } from './WithProcedure.tsx';
import { useProcedureWords } from './words.ts';

/** Meetings, the solutions of both sides beside each other, and what else was done. */
export function ProcedureSection({ dispute }: { dispute: Dispute }) {
  return (
    <WithProcedure dispute={dispute}>
      {(procedure) => (
        <>
          <Meetings dispute={dispute} meetings={procedure.meetings} />
          {dispute.track === 'T1' && <Solutions dispute={dispute} procedure={procedure} />}
          <Records dispute={dispute} records={procedure.records} />
        </>
      )}
    </WithProcedure>
  );
}

function Meetings({ dispute, meetings }: { dispute: Dispute; meetings: readonly Meeting[] }) {
  const say = useProcedureWords();
  const language = useLanguage();
  return (
    <>
      <h3>{say('meetings')}</h3>
      {meetings.length === 0 && <p className="hint">{say('noMeetings')}</p>}
      <ul className="dispute-papers">
        {meetings.map(({ id, kind, on, place, attendeesA, attendeesB, attendeesOther, result, minutes }) => (
          <li key={id}>
            <StatusTag>{say(`kind.${kind}`)}</StatusTag> {formatDay(on, language)} · {place} · {say('minutesOf')}{' '}
            <PaperLink id={dispute.id} paper={minutes} />
            <div>{result}</div>
            <div className="hint">
              {[
                [dispute.sideA.name, attendeesA] as const,
                [dispute.sideB.name, attendeesB] as const,
                [say('field.attendeesOther'), attendeesOther] as const,
              ]
                .filter(([, names]) => names.length > 0)
                .map(([who, names]) => `${who}：${names.join('、')}`)
                .join('；')}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Solutions({ dispute, procedure }: { dispute: Dispute; procedure: Procedure }) {
  const say = useProcedureWords();
  const sides = [
    { side: 'a', name: dispute.sideA.name },
    { side: 'b', name: dispute.sideB.name },
  ];
  return (
    <>
      <h3>{say('solutions')}</h3>
      {procedure.solutions.length === 0 ? (
        <p className="hint">{say('solutionsHint')}</p>
      ) : (
        <div className="dispute-sides">
          {sides.map(({ side, name }) => (
            <article key={side}>
              <h4>{name}</h4>
              <OneSolution dispute={dispute} solution={procedure.solutions.find((one) => one.side === side)} />
            </article>
          ))}
        </div>
      )}
    </>
  );
}

function OneSolution({ dispute: { id }, solution }: { dispute: Dispute; solution: Solution | undefined }) {
  const say = useProcedureWords();
  const language = useLanguage();
  if (!solution) return <p className="hint">{say('notSubmitted')}</p>;
  return (
    <>
      <p className="dispute-prose">{solution.text}</p>
      <p>
        {formatDay(solution.on, language)} · <PaperLink id={id} paper={solution.paper} /> · {say('mapOf')}{' '}
        <PaperLink id={id} paper={solution.map} />
      </p>
    </>
  );
}

const KEPT = ['departments', 'teamA', 'teamB', 'surveyor', 'onA', 'wayA', 'onB', 'wayB', 'volume'] as const;

/** What is particular to an act, in the order of its form. */
const contentOf = (content: ActRecord['content']) =>
  KEPT.flatMap((name) => {
    const value = content[name];
    return value === undefined ? [] : [[name, Array.isArray(value) ? value.join('、') : String(value)] as const];
  });

function Records({ dispute, records }: { dispute: Dispute; records: readonly ActRecord[] }) {
  const say = useProcedureWords();
  const sayDispute = useDisputeWords();
  const language = useLanguage();
  const sides = { a: dispute.sideA.name, b: dispute.sideB.name };
  return (
    <>
      <h3>{say('records')}</h3>
      {records.length === 0 && <p className="hint">{say('noRecords')}</p>}
      <ul className="dispute-papers">
        {records.map(({ act, on, number, text, content, paper, recordedAt }) => {
          const key = `act.${act}`;
          return (
            <li key={`${act} ${recordedAt}`}>
              <strong>{isDisputeWord(key) ? sayDispute(key) : act}</strong> · {formatDay(on, language)}
              {number && ` · ${number}`}
              {paper && (
                <>
                  {' '}
                  · <PaperLink id={dispute.id} paper={paper} />
                </>
              )}
              {text && <div className="dispute-prose">{text}</div>}
              <ul className="hint">
                {contentOf(content).map(([name, value]) => (
                  <li key={name}>
                    {name === 'departments' ? say('departments') : say(`field.${name}`, sides)}：{value}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </>
  );
}
