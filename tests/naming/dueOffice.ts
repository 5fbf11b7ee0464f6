import { z } from 'zod';
import type { CaseState } from '#server/naming/caseContract.ts';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { caseInState, type Offices } from '#tests/support/caseInState.ts';
import type { TestApp } from '#tests/support/testApp.ts';

/** Rule and last day of a running clock. */
export type RunningClock = readonly [rule: string, startedOn: string, dueOn: string];

interface Placed {
  name: string;
  clocks: readonly RunningClock[];
  division?: string;
  offices?: Offices;
}

/** The offices of a street case of the city, by their side; `of` names one by its code. */
export async function streetOffices({ db }: TestApp): Promise<{ street: Offices; of: (code: string) => string }> {
  const rows = await many(db, z.object({ code: z.string(), id: z.string() }), sql`select code, id from organisation`);
  const of = (code: string): string => rows.find((row) => row.code === code)?.id ?? '';
  const [bureau, approver] = [of('minzheng-640300'), of('zhengfu-640300')];
  const street = { applicant: of('shenqing-demo'), handler: bureau, approver, announcer: bureau };
  return { street: { ...street, receiver: of('minzheng-640000'), consulted: of('fagai-640300') }, of };
}

/** A case in a state with nothing but these clocks running; answers its id. */
export async function limitedCase(app: TestApp, state: CaseState, offices: Offices, placed: Placed): Promise<string> {
  const { name, clocks, division = '640302' } = placed;
  const { id, candidateId } = await caseInState(app, state, placed.offices ?? offices);
  await run(app.db, sql`update naming_case set division_code = ${division} where id = ${id}`);
  await run(app.db, sql`update case_candidate set name = ${name} where id = ${candidateId}`);
  for (const [rule, startedOn, dueOn] of clocks)
    await run(
      app.db,
      sql`insert into clock (case_id, rule_id, label, label_en, length, unit, article, verified, started_on, due_on,
                             yellow_left, red_left, purpose)
          select ${id}, id, label, label_en, length, unit, instrument || article, verified, ${startedOn}, ${dueOn},
                 yellow_left, red_left, purpose
            from clock_rule where id = ${rule} limit 1`,
    );
  return id;
}

/** The case stands still since 10 February. */
export const suspendCase = (app: TestApp, caseId: string): Promise<number> =>
  run(
    app.db,
    sql`with s as (insert into case_suspension (case_id, reason_code, reason, told, expected_on, suspended_on)
                   values (${caseId}, 'expert_review', '评审', '已告知', '2026-03-31', '2026-02-10') returning id)
        insert into clock_pause (clock_id, suspension_id, from_on)
        select k.id, s.id, '2026-02-10' from clock k, s where k.case_id = ${caseId}`,
  );
