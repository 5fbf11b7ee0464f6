import type { ImportRun, ImportState } from '#server/exchange/imports/importContract.ts';
import type { Tone } from '../../ui/StatusTag.tsx';
import { missingRequired } from './mapping.ts';

export const STEPS = ['detect', 'match', 'trial', 'commit', 'done'] as const;
export type Step = (typeof STEPS)[number];
export type StepStatus = 'done' | 'now' | 'ahead' | 'ended';

export const STATE_TONE: Record<ImportState, Tone> = {
  reading: 'active',
  read: 'warning',
  judging: 'active',
  judged: 'warning',
  committing: 'active',
  committed: 'good',
  undoing: 'active',
  undone: 'plain',
  cancelled: 'plain',
  failed: 'bad',
};

const UNDER_WAY: readonly ImportState[] = ['reading', 'judging', 'committing', 'undoing'];
const MAY_CANCEL: readonly ImportState[] = ['reading', 'read', 'judging', 'judged', 'committing'];

/** A job works on it now: the screen asks again, and nothing can be chosen. */
export const isUnderWay = (state: ImportState): boolean => UNDER_WAY.includes(state);
export const mayCancel = (state: ImportState): boolean => MAY_CANCEL.includes(state);
/** Whether layer, system, columns and rows may still be chosen. */
export const mayChoose = (state: ImportState): boolean => state === 'read' || state === 'judged' || state === 'failed';
/** Whether every row has been judged, so that there are outcomes to look at. */
export const isJudged = ({ state, counts }: Pick<ImportRun, 'state' | 'counts'>): boolean =>
  state !== 'read' && state !== 'reading' && state !== 'judging' && counts.read > 0;

/** What a file leaves open that only a person can say; in the order in which it is asked. */
export type Question = 'kind' | 'system' | 'required';

/** The coordinate system as it will be read: a choice stands above what was detected, which is told anew by the next dry run. */
export const crsOf = ({ crs, choices }: Pick<ImportRun, 'crs' | 'choices'>): ImportRun['crs'] =>
  choices.crs ? { value: choices.crs, certain: true } : crs;

/** The open questions; an unsure system with a value is a doubt, without one it holds the run up. */
export function questionsOf(run: Pick<ImportRun, 'kind' | 'crs' | 'choices' | 'fields' | 'mapping'>): Question[] {
  const { kind, fields, mapping } = run;
  const crs = crsOf(run);
  return [
    ...(kind === null ? (['kind'] as const) : []),
    ...(crs && !crs.certain && crs.value === null && crs.question ? (['system'] as const) : []),
    ...(kind !== null && missingRequired(fields, mapping).length > 0 ? (['required'] as const) : []),
  ];
}

/** Whether something detected should be looked at before going on: a supposed system, or what the reader found and nobody noted. */
export function isDoubtful({ crs: detected, facts, choices }: Pick<ImportRun, 'crs' | 'facts' | 'choices'>): boolean {
  const crs = crsOf({ crs: detected, choices });
  const found = facts?.findings.filter(
    ({ severity, code }) => severity !== 'note' && !choices.confirmed?.includes(code),
  );
  return (found?.length ?? 0) > 0 || (crs !== null && !crs.certain && crs.question !== undefined);
}

export type Next =
  | 'wait'
  | Question
  | 'doubt'
  | 'judge'
  | 'settle'
  | 'nothing'
  | 'commit'
  | 'committed'
  | 'undone'
  | 'cancelled'
  | 'failed';

const nextOfRead = (run: ImportRun): Next => questionsOf(run)[0] ?? (isDoubtful(run) ? 'doubt' : 'judge');

function nextOfJudged({ counts }: ImportRun): Next {
  if (counts.refused > 0) return 'settle';
  return counts.added + counts.changed === 0 ? 'nothing' : 'commit';
}

/** What is to be done now, in one word; the screen has a sentence for each. */
export function nextOf(run: ImportRun): Next {
  const { state } = run;
  if (isUnderWay(state)) return 'wait';
  if (state === 'read') return nextOfRead(run);
  if (state === 'judged') return nextOfJudged(run);
  return state === 'committed' || state === 'undone' || state === 'cancelled' ? state : 'failed';
}

const AT: Partial<Record<ImportState, Step>> = {
  reading: 'detect',
  judging: 'trial',
  committing: 'commit',
  committed: 'done',
  undoing: 'done',
  undone: 'done',
};
const AT_NEXT: Partial<Record<Next, Step>> = { required: 'match', judge: 'match', commit: 'commit' };

/** The step at which a run stands; one that failed or was cancelled stands where it stopped. */
export function stepOf(run: ImportRun): Step {
  const { state } = run;
  const at = AT[state];
  if (at) return at;
  if (state === 'read') return AT_NEXT[nextOf(run)] ?? 'detect';
  if (state === 'judged') return AT_NEXT[nextOf(run)] ?? 'trial';
  if (run.facts === null) return 'detect';
  return run.counts.read > 0 ? 'trial' : 'match';
}

/** Each step and how far it is. */
export function stepsOf(run: ImportRun): { step: Step; status: StepStatus }[] {
  const now = STEPS.indexOf(stepOf(run));
  const isOver = run.state === 'failed' || run.state === 'cancelled' || run.state === 'undone';
  const current = isOver ? 'ended' : run.state === 'committed' ? 'done' : 'now';
  return STEPS.map((step, i) => ({ step, status: i < now ? 'done' : i > now ? 'ahead' : current }));
}
