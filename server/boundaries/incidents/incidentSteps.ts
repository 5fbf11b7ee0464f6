import type { IncidentCause, IncidentMoveName, IncidentState, MeasureRule } from './incidentContract.ts';

/** What the guards look at. */
interface IncidentFacts {
  state: IncidentState;
  cause: IncidentCause | null;
  informedA: boolean;
  informedB: boolean;
  measures: readonly { rule: Pick<MeasureRule, 'code' | 'duty' | 'causes'>; outcome: string }[];
}

interface Step {
  from: IncidentState;
  to: IncidentState;
  missing: (facts: IncidentFacts) => string[];
}

/** Whether a measure is one of an incident with this cause; before the cause is known each is. */
export const applies = ({ causes }: Pick<MeasureRule, 'causes'>, cause: IncidentCause | null): boolean =>
  causes === null || cause === null || causes.includes(cause);

/**
 * The states of an incident: both neighbours manage the line (BR art. 4), so both know before it is looked at on the spot; it is
 * settled when every measure that its kind and cause ask for was done, or was left undone on a ground.
 */
export const INCIDENT_STEPS: Record<IncidentMoveName, Step> = {
  verify: {
    from: 'reported',
    to: 'verified',
    missing: ({ informedA, informedB }) => [...(informedA ? [] : ['informed-a']), ...(informedB ? [] : ['informed-b'])],
  },
  settle: { from: 'verified', to: 'settled', missing: openMeasures },
  archive: { from: 'settled', to: 'archived', missing: () => [] },
};

function openMeasures({ measures, cause }: IncidentFacts): string[] {
  return measures
    .filter(({ rule, outcome }) => applies(rule, cause) && isOwed(rule, outcome))
    .map(({ rule }) => `measure:${rule.code}`);
}

// What is only offered is owed once it was begun: an inspection that was opened is seen through.
const isOwed = ({ duty }: Pick<MeasureRule, 'duty'>, outcome: string): boolean =>
  outcome === 'under_way' || (duty === 'asked' && outcome === 'open');

/** The one step that leads on, with what is missing for it; null where the incident is at its end. */
export function nextIncidentStep(facts: IncidentFacts) {
  const act = (['verify', 'settle', 'archive'] as const).find((one) => INCIDENT_STEPS[one].from === facts.state);
  return act ? { act, missing: INCIDENT_STEPS[act].missing(facts) } : null;
}

/** An incident that is none is dismissed as long as nothing was done about it. */
export const mayDismiss = ({ state, measures }: Pick<IncidentFacts, 'state' | 'measures'>): boolean =>
  (state === 'reported' || state === 'verified') && measures.every(({ outcome }) => outcome === 'open');
