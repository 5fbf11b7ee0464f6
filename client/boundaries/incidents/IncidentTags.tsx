import type { IncidentListItem, IncidentState, Measure } from '#server/boundaries/incidents/incidentContract.ts';
import { useFacts } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useIncidentWords } from './words.ts';

const TONE: Record<IncidentState, Tone> = {
  ...{ reported: 'warning', verified: 'active', settled: 'good', archived: 'good', dismissed: 'plain' },
};
const OUTCOME_TONE: Record<Measure['outcome'], Tone> = {
  ...{ open: 'warning', under_way: 'active', done: 'good', waived: 'plain' },
};

/** How far an incident is. */
export function IncidentStateTag({ state }: { state: IncidentState }) {
  const say = useIncidentWords();
  return <StatusTag tone={TONE[state]}>{say(`state.${state}`)}</StatusTag>;
}

/** How far a measure is; what is only offered and was not begun is no warning. */
export function OutcomeTag({ measure: { outcome, rule } }: { measure: Measure }) {
  const say = useIncidentWords();
  const tone = outcome === 'open' && rule.duty === 'offered' ? 'plain' : OUTCOME_TONE[outcome];
  return <StatusTag tone={tone}>{say(`outcome.${outcome}`)}</StatusTag>;
}

/** The office's own limit of the next step, and that it has passed. */
export function DueDay({ incident: { dueOn } }: { incident: Pick<IncidentListItem, 'dueOn'> }) {
  const say = useIncidentWords();
  const language = useLanguage();
  const now = useFacts()?.now;
  if (dueOn === null) return <>{say('nothingDue')}</>;
  const isLate = now !== undefined && dueOn < dayOf(now);
  return (
    <>
      {formatDay(dueOn, language)} {isLate && <StatusTag tone="bad">{say('overdue')}</StatusTag>}
    </>
  );
}
