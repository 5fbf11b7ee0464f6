import { z } from 'zod';
import { lockNames } from '../../naming/newClashes.ts';
import { type Db, many, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import { tell } from '../judge/tell.ts';

/** Rows `r` that come in as standard names: with an approving organ and day. */
const asStandard = ({ id }: JudgedRun): Sql => sql`
  r.run_id = ${id}::uuid and not r.left_out and r.name is not null
  and nullif(r.fields ->> 'approved_by', '') is not null and nullif(r.fields ->> 'approved_on', '') is not null`;

const Scope = z.object({ category: z.string(), province: z.string() });
const NATION = '000000';

/**
 * The locks under which cases reserve and approve names, until the transaction ends: of a case and an import that give one name
 * at the same moment, the later one sees the other.
 */
export async function holdNames(tx: Db, judged: JudgedRun): Promise<void> {
  const filed = sql`coalesce(r.fields ->> 'division_code', r.fields ->> 'county_code', r.fields ->> 'declared_code', ${judged.divisionCode})`;
  const province = judged.divisionCode === NATION ? filed : sql`${judged.divisionCode}::text`;
  const scopes = await many(
    tx,
    Scope,
    sql`select distinct coalesce(r.fields ->> 'category_id', 'other') as category, left(${province}, 2) || '0000' as province
          from import_row r where ${asStandard(judged)} order by 2, 1`,
  );
  for (const { category, province: of } of scopes) await run(tx, lockNames(category, of));
}

/** Refuses names that would become standard while a case or a plan holds them: they do by its decision. */
export async function refuseHeld(tx: Db, judged: JudgedRun): Promise<void> {
  const found = await tell(
    tx,
    judged,
    'name-held',
    sql`select r.number, jsonb_build_object('name', r.name) as facts from import_row r where ${isHeld(judged)}`,
  );
  if (found > 0) await run(tx, sql`update import_row r set outcome = 'refused' where ${isHeld(judged)}`);
}

const isHeld = (judged: JudgedRun): Sql => sql`
  ${asStandard(judged)} and r.outcome = 'added' and exists (
    select from place_name n join category c on c.id = n.category
     where n.norm = r.fields ->> 'norm' and n.category = r.fields ->> 'category_id' and n.status = 'reserved'
       and case c.unique_scope when 'nation' then true
                when 'province' then n.province_code = left(r.fields ->> 'county_code', 2) || '0000'
                else n.county_code = r.fields ->> 'county_code' end)`;
