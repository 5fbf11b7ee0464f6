import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyAudit } from '#server/audit/verifyAudit.ts';
import { openDatabase } from '#server/platform/db/openDatabase.ts';
import { many, sql } from '#server/platform/db/sql.ts';
import { type Bundled, bundlePrograms } from '#tests/support/bundlePrograms.ts';
import { type ServicePlace, servicePlace } from '#tests/support/servicePlace.ts';
import { type Service, startService } from '#tests/support/startService.ts';
import { testEngine } from '#tests/support/testDatabase.ts';
import { type DrivenCase, driveLane } from './namingLane.ts';
import { type Cookies, type Office, openOffice, signIn } from './office.ts';

// Twenty by DIMING_TEST_KILLS=20: each is a start of the service, and half as many hit the same steps.
const KILLS = Number(process.env.DIMING_TEST_KILLS ?? 10);
const LANES = 3;
// Acknowledged between two kills: so many at least, and less than so many more.
const FEWEST_STEPS = 6;
const MORE_STEPS = 5;
const PEOPLE = ['shenqing', 'minzheng', 'fagai', 'ziran', 'shizhengfu', 'shenji', 'admin'];

const seed = Number(process.env.DIMING_TEST_SEED ?? randomInt(2 ** 31));
const random = mulberry32(seed);

let place: ServicePlace;
let bundled: Bundled | undefined;
let program: string[] = [];
let service: Service | undefined;

beforeAll(async () => {
  place = await servicePlace();
  bundled = await bundlePrograms({ main: 'server/main.ts' });
  program = bundled.argumentsOf('main');
});
afterAll(async () => {
  await service?.kill();
  await bundled?.remove();
  await place.remove();
});

it(`keeps every acknowledged step, and none by half, over ${KILLS} kills`, { timeout: 1_200_000 }, async () => {
  console.log(`seed ${seed} (DIMING_TEST_SEED)`);
  const driven: DrivenCase[] = [];
  const tally: Tally = { inFlight: 0, stored: 0 };
  let cookies: Cookies | undefined;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    service = await startService({ ...place, program });
    cookies ??= await signIn(service.url, PEOPLE);
    const office = await openOffice(service.url, cookies);
    await check(office, driven.filter(isTouched), tally);
    await driveAndKill(service, office, driven);
    // The embedded database has one opener, and opening it again takes as long as a start: once, after the last kill.
    if (testEngine === 'server') await look();
  }
  service = await startService({ ...place, program });
  await check(await openOffice(service.url, cookies ?? new Map()), driven, tally);
  await service.kill();
  await look();
  summarise(driven, tally);
});

/** Has gone on since it was last found again whole. */
const isTouched = ({ acknowledged, checked, pending }: DrivenCase): boolean =>
  pending !== null || acknowledged.length > checked;

function summarise(driven: readonly DrivenCase[], tally: Tally): void {
  const steps = stepsOf(driven);
  const finished = driven.filter(({ acknowledged }) => acknowledged.at(-1)?.state === 'standard').length;
  console.log(
    `${testEngine}: ${KILLS} kills, ${driven.length} cases (${finished} to the end), ${steps} steps acknowledged,`,
  );
  console.log(`${tally.inFlight} in flight when killed, ${tally.stored} of these stored whole, the others not at all`);
  expect(finished).toBeGreaterThan(0);
  expect(steps).toBeGreaterThanOrEqual(KILLS * FEWEST_STEPS);
  // How many is chance; that there are any shows that kills did hit requests.
  expect(tally.inFlight).toBeGreaterThan(0);
}

const stepsOf = (driven: readonly DrivenCase[]): number =>
  driven.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);

/** Lanes work side by side; the kill comes in the middle of a step, after some others: slow machines get as far. */
async function driveAndKill(running: Service, office: Office, driven: DrivenCase[]): Promise<void> {
  const unfinished = driven.filter(({ acknowledged }) => acknowledged.at(-1)?.state !== 'standard').slice(-LANES);
  const failures: unknown[] = [];
  const lanes = Array.from({ length: LANES }, (_, i) =>
    driveLane(office, driven, unfinished[i]).catch((error: unknown) => failures.push(error)),
  );
  await workUntil(driven, failures);
  const early = failures.splice(0);
  await running.kill();
  await Promise.all(lanes);
  // Before the kill nothing may fail; after it every request must.
  expect(early).toEqual([]);
}

/** So many steps by chance, not so many milliseconds: a slow machine kills as deep in the work as a fast one. */
async function workUntil(driven: readonly DrivenCase[], failures: readonly unknown[]): Promise<void> {
  const goal = stepsOf(driven) + FEWEST_STEPS + Math.floor(random() * MORE_STEPS);
  while (stepsOf(driven) < goal && failures.length === 0) await pause(5);
  await pause(Math.floor(random() * 60));
}

// What is written of a case and moves it nowhere: its files, what the system does after an act, and its word on a term that the
// moved clock brings near.
const NO_STEPS: readonly string[] = ['naming.attach', 'naming.escalate'];
const OF_THE_SYSTEM: readonly string[] = ['system', 'escalate'];

interface Tally {
  inFlight: number;
  stored: number;
}

/** Over HTTP, after the restart: what was acknowledged is there, and state, steps and audit say the same. */
async function check(office: Office, driven: readonly DrivenCase[], tally: Tally) {
  for (const known of driven) {
    const found = await office.read('shenqing', known.id);
    const steps = found.steps.filter(({ act }) => !OF_THE_SYSTEM.includes(act));
    const entries = (await office.audit(known.id)).filter(({ action }) => !NO_STEPS.includes(action)).toReversed();
    for (const { act, version, state } of known.acknowledged) {
      const what = `${known.id} ${act}, version ${version}`;
      expect(found.version, what).toBeGreaterThanOrEqual(version);
      // Of the announcement the second step is the system's.
      expect([steps[version - 1]?.to, found.steps[version]?.to], what).toContain(state);
    }
    const last = known.acknowledged.at(-1)?.version ?? 0;
    expect(found.version - last).toBeOneOf(known.pending === null ? [0] : [0, 1]);
    expect(steps.length, steps.map(({ act }) => act).join()).toBe(found.version);
    expect(entries.length, entries.map(({ action }) => action).join()).toBe(found.version);
    expect(found.steps.at(-1)?.to).toBe(found.state);
    expect(found.steps.slice(1).map((step) => step.from)).toEqual(found.steps.slice(0, -1).map((step) => step.to));
    await checkEffects(office, known, found);
    settle(known, found, tally);
    known.checked = known.acknowledged.length;
  }
}

/** What was in flight has either happened whole, and counts from now on, or not at all. */
function settle(known: DrivenCase, { version, state }: Found, tally: Tally): void {
  if (known.pending === null) return;
  tally.inFlight += 1;
  if (version > (known.acknowledged.at(-1)?.version ?? 0)) {
    tally.stored += 1;
    known.acknowledged.push({ act: known.pending, version, state });
  }
  known.pending = null;
}

type Found = Awaited<ReturnType<Office['read']>>;
const REACHED = [
  'public_notice',
  'drafting_decision',
  'legality_review',
  'submitted_to_approver',
  'approved',
  'filed',
  'standard',
];

/** What an act writes besides the state: the run, the reserved name, the notice, the decision, the standard name, the file. */
async function checkEffects(office: Office, known: DrivenCase, found: Found): Promise<void> {
  const past = (state: string) => REACHED.indexOf(found.state) >= REACHED.indexOf(state);
  const consulted = found.state === 'consulting' || past('public_notice');
  expect({ state: found.state, place: found.placeId !== null }).toEqual({ state: found.state, place: consulted });
  expect(found.notice !== null).toBe(past('public_notice'));
  expect(found.decision !== null).toBe(past('approved'));
  expect(found.filing !== null).toBe(past('filed'));
  expect(found.announcement !== null).toBe(past('standard'));
  if (past('standard')) {
    const place = z
      .object({ standardName: z.string() })
      .parse(await (await office.get('admin', `/places/${found.placeId}`)).json());
    expect(place.standardName).toBe(found.candidates[0]?.name);
  }
  const [file] = found.attachments;
  if (known.attached) expect(file).toBeDefined();
  if (file) await (await office.get('shenqing', `/naming-cases/${found.id}/attachments/${file.id}`)).arrayBuffer();
}

/** In the database itself, with the service down: the audit chain, and the same agreement over all cases there are. */
async function look(): Promise<void> {
  const database = await openDatabase(place);
  try {
    expect((await verifyAudit(database.knex)).faults).toEqual([]);
    expect(await many(database.knex, z.unknown(), selectDisagreeing())).toEqual([]);
  } finally {
    await database.close();
  }
}

const selectDisagreeing = () => sql`
  select c.id, c.version, c.state, s.steps, s.last, e.entries
    from naming_case c,
    lateral (select count(*) filter (where act <> all(${OF_THE_SYSTEM})) as steps, (array_agg(to_state order by seq desc))[1] as last
               from case_step where case_id = c.id) s,
    lateral (select count(*) as entries from audit_entry
              where subject_kind = 'naming-case' and subject_id = c.id::text and action <> all(${NO_STEPS})) e
   where c.version <> s.steps or c.state <> s.last or c.version <> e.entries`;

/** A small generator of random numbers in [0, 1) that a seed repeats. */
function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
