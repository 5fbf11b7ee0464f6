import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAW, lawful, lawfullyTo } from '#tests/naming/lawfulActs.ts';
import {
  CATEGORIES,
  type Decided,
  GOVERNMENT,
  LAYOUTS,
  type Layout,
  PERMISSIONS,
  READY,
  READY_FOR,
  STRANGERS,
  sidesOf,
  verdict,
} from '#tests/naming/readyCase.ts';
import { ActBodies, type ActName } from './actContract.ts';
import { ACT_NAMES } from './actsOf.ts';
import { CASE_ACTS, type Party } from './caseActs.ts';
import { CaseState } from './caseContract.ts';
import type { CaseFacts } from './caseFacts.ts';
import { KIND_RULES } from './kindActs.ts';
import { CaseKind } from './kindContract.ts';

const stands = (office: string, side: Party, layout: Layout): boolean =>
  (side === 'receiver' ? (layout.receiver ?? layout.handler) : layout[side]) === office;

function lawSays(
  act: ActName,
  office: string,
  { layout, state, kind }: { layout: Layout; state: CaseState; kind: CaseKind },
) {
  const { party, orParty } = LAW[act];
  const mine = stands(office, party, layout) || (orParty !== undefined && stands(office, orParty, layout));
  if (!mine) return 'not-allowed';
  return lawful(act, state, kind) ? lawfullyTo(act, state, kind) : 'wrong-state';
}

// Some hundred thousand refusals, each an error: without their stacks in a third of the time.
const { stackTraceLimit } = Error;
beforeAll(() => {
  Error.stackTraceLimit = 0;
});
afterAll(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

const everyCase = CATEGORIES.flatMap((category) => CaseKind.options.map((kind) => ({ category, kind })));

interface Asked {
  layout: Layout;
  state: CaseState;
  kind: CaseKind;
  category: Decided;
}

/** A case in a state, with whatever its next act needs. */
const found = (act: ActName, { layout, state, kind, category }: Asked): CaseFacts => ({
  ...{ ...READY, ...sidesOf(layout), ...READY_FOR[act] },
  ...{ variant: layout.variant, state, kind, category },
});

const officesOf = ({ variant: _, ...sides }: Layout): string[] =>
  [...new Set(Object.values(sides))].filter((office) => office !== null);

/** Where the code says other than the law, for every act by every office, those of other jurisdictions among them. */
const faults = (asked: Asked): string[] =>
  ACT_NAMES.flatMap((act) =>
    [...officesOf(asked.layout), ...STRANGERS].flatMap((office) => {
      const [got, due] = [verdict(act, found(act, asked), office), lawSays(act, office, asked)];
      return got === due ? [] : [`${act} in ${asked.state} by ${office} (${asked.layout.variant}): ${got}, not ${due}`];
    }),
  );

/** Acts that pass, though whoever takes them has every permission but theirs. */
const unasked = (asked: Asked): string[] =>
  ACT_NAMES.filter((act) => {
    const without = new Set([...PERMISSIONS].filter((permission) => permission !== CASE_ACTS[act].permission));
    return officesOf(asked.layout).some((office) => verdict(act, found(act, asked), office, without) !== 'not-allowed');
  });

describe.each(everyCase)('a $kind of a $category', ({ category, kind }) => {
  const asked = LAYOUTS[category].flatMap((layout) =>
    CaseState.options.map((state) => ({ layout, state, kind, category })),
  );
  it('lets each act pass in the states, by the offices and into the states of the law, and refuses every other', () => {
    expect(asked.flatMap(faults)).toEqual([]);
  });

  it('asks each act for its permission, whatever side and state', () => {
    expect(asked.flatMap(unasked)).toEqual([]);
  });

  it('goes its lawful way from the draft to its end', () => {
    const [layout = GOVERNMENT] = LAYOUTS[category];
    let state: CaseState = 'draft';
    for (const act of WAYS[kind]) {
      const side = LAW[act].party;
      const to = verdict(act, found(act, { layout, state, kind, category }), layout[side] ?? layout.handler);
      state = CaseState.parse(MOVES_ON.has(to) ? KIND_RULES[kind].ends : to);
    }
    expect(kind === 'reservation' && state === 'approved' ? 'reserved' : state).toBe(KIND_RULES[kind].ends);
  });
});

/** From here the system itself goes on, to the end of the kind. */
const MOVES_ON = new Set(['announced']);

const INTAKE: readonly ActName[] = ['submit', 'return', 'submit', 'accept'];
const TO_DECISION: readonly ActName[] = [
  ...(['consult', 'reconcile', 'argue', 'notice', 'suspend', 'resume', 'draftDecision', 'reviewLegality'] as const),
  ...(['submitToApprover', 'extend', 'approve', 'deliver'] as const),
];
const AFTERWARDS: readonly ActName[] = ['file', 'returnFiling', 'file', 'receiveFiling', 'announce'];
/** Each kind's way from the draft on, written down a second time (approval-workflow.md sections 8 and 10). */
const WAYS: Record<CaseKind, readonly ActName[]> = {
  naming: [...INTAKE, 'check', 'resolve', ...TO_DECISION, ...AFTERWARDS],
  renaming: [...INTAKE, 'check', 'assessImpact', ...TO_DECISION, ...AFTERWARDS],
  cancellation: [...INTAKE, 'assessImpact', ...TO_DECISION, ...AFTERWARDS],
  reservation: [...INTAKE, 'check', 'resolve', ...TO_DECISION],
};

it('every act has a body and every body but the answer an act', () => {
  expect([...ACT_NAMES].sort()).toEqual(Object.keys(CASE_ACTS).sort());
  expect([...ACT_NAMES, 'answer'].sort()).toEqual(Object.keys(ActBodies).sort());
});
