import { ItemActBodies } from '#server/naming/campaigns/itemContract.ts';
import type { FormValues } from './FormDialog.tsx';
import type { ItemFormAct } from './forms.ts';

type Outcome = { body: Record<string, unknown> } | { faults: ReadonlySet<string> };

const IN_CANDIDATE: Readonly<Record<string, string>> = { name: 'name', meaning: 'meaning', reason: 'candidateReason' };

/** Empty fields are left out, so that the contract's defaults apply. */
const filled = (values: FormValues): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));

function givenFor(act: ItemFormAct, values: FormValues): Record<string, unknown> {
  const given = filled(values);
  if (act !== 'correct') return given;
  const { name, meaning, candidateReason, ...rest } = given;
  return { ...rest, candidates: [{ name, meaning, reason: candidateReason }] };
}

const fieldOf = (path: readonly PropertyKey[]): string =>
  path[0] === 'candidates' ? (IN_CANDIDATE[String(path[2])] ?? 'name') : String(path[0]);

/** The body of an act on a listed name, parsed by the contract; or the names of the fields that do not fit. */
export function itemBody(act: ItemFormAct, values: FormValues): Outcome {
  const parsed = ItemActBodies[act].safeParse(givenFor(act, values));
  if (!parsed.success) return { faults: new Set(parsed.error.issues.map(({ path }) => fieldOf(path))) };
  if (act === 'decide' && values.decision === 'correct' && !values.dueOn) return { faults: new Set(['dueOn']) };
  return { body: parsed.data };
}
