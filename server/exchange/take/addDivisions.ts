import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { splitName } from '../../gazetteer/splitName.ts';
import { type Db, json, many, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { TakenRun } from '../imports/importSteps.ts';
import { sourceOf, takenRows } from './takenRows.ts';
import type { TablesOf } from './takePlaces.ts';

const Row = z.object({
  number: z.number().int(),
  code: z.string(),
  name: z.string(),
  type: z.string().nullable(),
  document: z.string().nullable(),
  parentCode: z.string().nullable(),
  parentPath: z.string().nullable(),
});
type Row = z.infer<typeof Row>;

const [TOWNSHIP_DIGITS, COMMITTEE_DIGITS] = [9, 12];

/**
 * Adds the divisions of a list that the register does not have: townships first, then committees.
 * @throws Problem conflict for a unit that only an approved change may add
 */
export async function addDivisions(tx: Db, tablesOf: TablesOf, taken: TakenRun): Promise<void> {
  for (const digits of [TOWNSHIP_DIGITS, COMMITTEE_DIGITS]) {
    const rows = await many(tx, Row, selectNew(taken, digits));
    if (rows.length === 0) continue;
    await requireAddable(tx, taken, rows, digits);
    const { generics } = await tablesOf(tx);
    const records = rows.map((row) => ({
      ...row,
      id: randomUUID(),
      level: digits === TOWNSHIP_DIGITS ? 'township' : 'committee',
      type: row.type ?? typeOf(row.name),
      ...splitName(row.name, 'division', generics),
    }));
    await insertAll(tx, taken, records);
    await taken.progress(records.length);
  }
  const wrong = await many(tx, z.object({ code: z.string() }), selectNewCounties(taken));
  if (wrong[0]) throw notByFile(wrong[0].code);
}

const absent = (taken: TakenRun) => sql`
  ${takenRows(taken)} and r.outcome = 'added' and not exists (select from division d where d.code = r.code)`;

const selectNew = (taken: TakenRun, digits: number) => sql`
  select r.number, r.code, r.name, nullif(r.fields ->> 'type', '') as type, nullif(r.fields ->> 'document', '') as document,
         p.code as "parentCode", p.path as "parentPath"
    from import_row r
    left join division p on p.code = left(r.code, case when ${digits}::int = 12 then 9 else 6 end)
                        and p.valid @> ${taken.today}::date
   where ${absent(taken)} and length(r.code) = ${digits}::int and r.name is not null
   order by r.number`;

const selectNewCounties = (taken: TakenRun) => sql`
  select r.code from import_row r where ${absent(taken)} and length(r.code) not in (9, 12) limit 1`;

async function requireAddable(tx: Db, taken: TakenRun, rows: readonly Row[], digits: number): Promise<void> {
  const orphan = rows.find(({ parentCode }) => parentCode === null);
  if (orphan) throw noParent(orphan);
  if (digits !== TOWNSHIP_DIGITS) return;
  const counties = [...new Set(rows.map(({ parentCode }) => parentCode))];
  const [filled] = await many(
    tx,
    z.object({ code: z.string() }),
    sql`select parent_code as code from division
         where parent_code = any(${counties}::text[]) and level = 'township' and valid @> ${taken.today}::date limit 1`,
  );
  const first = filled && rows.find(({ parentCode }) => parentCode === filled.code);
  if (first) throw notByFile(first.code);
}

const noParent = ({ code, name }: Row) =>
  new Problem('conflict', `${code} ${name}: the division above it is not in the register`, {
    detailZh: `${code} ${name}：本库没有其上级区划，不能新增。`,
    code: 'no-parent',
  });

const notByFile = (code: string) =>
  new Problem('conflict', `${code}: such a division is set up by an approved change, not by a file`, {
    detailZh: `${code}：该级区划须经批准的区划变更设立，不能由文件导入新增。`,
    code: 'not-by-file',
  });

const TYPES = ['街道', '苏木', '镇', '乡', '居民委员会', '村民委员会', '居委会', '村委会', '社区'];
const typeOf = (name: string): string => TYPES.find((word) => name.replace(/办事处$/, '').endsWith(word)) ?? '其他';

const insertAll = async (tx: Db, taken: TakenRun, records: readonly Record<string, unknown>[]): Promise<void> => {
  await run(
    tx,
    sql`with added as (
          insert into division (id, province_code, code, code_prefix, name, "specific", generic, level, type, parent_code, path,
            statistical, valid, schematic, source, approval_document, updated_at)
          select id, left(code, 2) || '0000', code, code, name, "specific", generic, level, type, "parentCode",
                 coalesce("parentPath", '') || name, false, daterange(${taken.today}::date, null), false, ${sourceOf(taken)}, document,
                 greatest(now(), ${taken.now}::timestamptz)
            from jsonb_to_recordset(${json(records)}) as r (id uuid, code text, name text, "specific" text, generic text, level text,
              type text, "parentCode" text, "parentPath" text, document text)
          returning code)
        update import_row r set subject_kind = 'division', subject_id = added.code
          from added where r.run_id = ${taken.id}::uuid and r.code = added.code`,
  );
  for (const { code, name, level } of records)
    await record(tx, {
      ...{ actor: taken.actor, action: 'divisions.import', subjectKind: 'division', subjectId: String(code) },
      after: { name, level, source: sourceOf(taken) },
      at: taken.now,
    });
};
