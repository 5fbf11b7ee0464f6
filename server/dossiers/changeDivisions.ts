import { z } from 'zod';
import { type Db, json, many, one, run, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { childCodes } from './childCodes.ts';
import type { DossierDraft } from './draftContract.ts';
import { changedOutline, hasOutlines, outlineChanges, requireOutlinesFit, summed } from './outlines.ts';
import type { SchemeUnits, Unit } from './units.ts';

/** A division that goes on under another code, with all below it; the leading digits are replaced. */
export interface Recoding {
  from: string;
  to: string;
  /** The superior after the change. */
  parent: string;
}
export interface Change {
  draft: DossierDraft;
  scheme: SchemeUnits;
  /** New codes by the old ones. */
  codes: ReadonlyMap<string, string>;
  effectiveOn: string;
  document: string;
}

/**
 * Ends and begins the rows of divisions that a change touches, on its day: codes, superiors, paths, outlines. Answers what was
 * recoded. Outlines are taken before any row ends. @throws Problem conflict where outlines do not fit or a row begins on that day
 */
export async function changeDivisions(tx: Db, change: Change): Promise<{ recoded: Recoding[]; undrawn: string[] }> {
  const { draft, scheme, effectiveOn: day } = change;
  const undrawn: string[] = [];
  for (const outline of outlineChanges(draft, scheme)) {
    if (!(await hasOutlines(tx, outline, day))) {
      undrawn.push(outline.code);
      continue;
    }
    await requireOutlinesFit(tx, outline, day);
    await keepOutline(tx, outline.code, changedOutline(outline, day));
  }
  if (draft.change === 'establish') await keepOutline(tx, NEW, summed(replaced(scheme, day)));
  if (draft.change === 'name' || draft.change === 'seat') await changeWords(tx, change);
  if (draft.change === 'establish') await establish(tx, change);
  const recoded = await recodings(tx, change);
  for (const recoding of recoded) await recode(tx, recoding, change);
  if (draft.change === 'abolish') await end(tx, [scheme.unit.code], day);
  if (draft.change === 'establish')
    await end(
      tx,
      [scheme.unit, ...scheme.units].map(({ code }) => code),
      day,
    );
  await drawKept(tx, change);
  await run(tx, sql`delete from dossier_outline`);
  await run(tx, sql`delete from dossier_period`);
  return { recoded, undrawn };
}

const NEW = 'new';

// What an outline will be, found while the old rows still stand.
const keepOutline = (tx: Db, code: string, outline: Sql): Promise<number> =>
  run(tx, sql`insert into dossier_outline (code, geom) values (${code}, ${outline})`);

const replaced = ({ unit, units }: SchemeUnits, day: string): Sql =>
  sql`select geom from division where code = any(${[unit, ...units].map(({ code }) => code)}) and valid @> ${day}::date and geom is not null`;

async function recodings(tx: Db, { draft, scheme, codes, effectiveOn: day }: Change): Promise<Recoding[]> {
  const { unit, units, to, parent } = scheme;
  const under = (of: readonly Unit[], superior: string): Recoding[] =>
    of.map(({ code }) => ({ from: code, to: codes.get(code) ?? code, parent: superior }));
  if (draft.change === 'affiliation') return under([unit], to?.code ?? parent.code);
  if (draft.change === 'boundary' && to) return under(units, to.code);
  const heir = draft.change === 'establish' ? codes.get(unit.code) : to?.code;
  return heir && (draft.change === 'establish' || draft.change === 'abolish')
    ? inherited(tx, [unit, ...units], heir, day)
    : [];
}

/** What stood below units that end comes below their heir. */
async function inherited(tx: Db, units: readonly Unit[], heir: string, day: string): Promise<Recoding[]> {
  const parents = units.map(({ code }) => code);
  const Code = z.object({ code: z.string() });
  const below = await many(
    tx,
    Code,
    sql`select code from division where parent_code = any(${parents}) and valid @> ${day}::date order by code`,
  );
  const used = await many(tx, Code, sql`select distinct code from division where starts_with(code, ${heir})`);
  const codesOf = (rows: readonly { code: string }[]) => rows.map(({ code }) => code);
  const codes = childCodes(codesOf(below), heir, codesOf(used));
  return [...codes].map(([from, to]) => ({ from, to, parent: heir }));
}

/** Ends the unit and all below it and begins them under the new code, path and superior. */
async function recode(tx: Db, { from, to, parent }: Recoding, { effectiveOn: day, document }: Change): Promise<void> {
  const rows = await ending(tx, sql`starts_with(code, ${from})`, day);
  const path = await pathUnder(tx, parent, rows.find((row) => row.code === from)?.name ?? '', day);
  const old = rows.find((row) => row.code === from)?.path ?? '';
  await begin(
    tx,
    rows.map((row) => ({
      rowId: row.rowId,
      code: to + row.code.slice(from.length),
      parentCode: row.code === from ? parent : to + (row.parentCode ?? '').slice(from.length),
      path: path + row.path.slice(old.length),
    })),
    { day, document },
  );
}

const Ended = z.object({
  rowId: z.number(),
  code: z.string(),
  name: z.string(),
  path: z.string(),
  parentCode: z.string().nullable(),
});

/** Ends rows on the day. @throws Problem conflict where one of them begins on it */
async function ending(tx: Db, which: Sql, day: string): Promise<z.infer<typeof Ended>[]> {
  const rows = await many(
    tx,
    Ended.extend({ isNew: z.boolean() }),
    sql`select row_id::int as "rowId", code, name, path, parent_code as "parentCode", lower(valid) = ${day}::date as "isNew"
          from division where valid @> ${day}::date and ${which} order by code for update`,
  );
  const taken = rows.find(({ isNew }) => isNew);
  if (taken)
    throw new Problem('conflict', `${taken.code} changed on ${day} already`, {
      detailZh: `${taken.path}（${taken.code}）在 ${day} 已有变更，同一天不能再变更。`,
      code: 'changed-that-day',
    });
  await run(
    tx,
    sql`insert into dossier_period (row_id, until) select row_id, upper(valid) from division where row_id = any(${rows.map(({ rowId }) => rowId)})`,
  );
  await run(
    tx,
    sql`update division set valid = daterange(lower(valid), ${day}::date), updated_at = now()
         where row_id = any(${rows.map(({ rowId }) => rowId)})`,
  );
  return rows;
}

const end = (tx: Db, codes: readonly string[], day: string) => ending(tx, sql`code = any(${[...codes]})`, day);

interface Begun {
  rowId: number;
  code: string;
  parentCode: string | null;
  path: string;
  name?: string;
  specific?: string;
  seat?: string;
}

/** Begins rows that follow others, with what differs. */
async function begin(
  tx: Db,
  rows: readonly Begun[],
  { day, document }: { day: string; document: string },
): Promise<void> {
  await run(
    tx,
    sql`insert into division (id, province_code, code, code_prefix, name, "specific", generic, level, type, parent_code, path,
          statistical, valid, geom, schematic, source, entrusted_code, seat, seat_point, seat_place_id, approval_document)
        select d.id, d.province_code, r.code, case when length(r.code) = 6 then regexp_replace(r.code, '(00)+$', '') else r.code end,
               coalesce(r.name, d.name), coalesce(r."specific", d."specific"), d.generic, d.level, d.type, r."parentCode", r.path,
               d.statistical, daterange(${day}::date, p.until), d.geom, d.schematic, d.source, d.entrusted_code,
               coalesce(r.seat, d.seat), case when r.seat is null then d.seat_point end,
               case when r.seat is null then d.seat_place_id end, ${document}
          from jsonb_to_recordset(${json(rows)}) as r ("rowId" bigint, code text, "parentCode" text, path text, name text,
            "specific" text, seat text)
          join division d on d.row_id = r."rowId"
          join dossier_period p on p.row_id = d.row_id`,
  );
}

async function pathUnder(tx: Db, parent: string, name: string, day: string): Promise<string> {
  const above = await one(
    tx,
    z.object({ path: z.string(), level: z.string() }),
    sql`select path, level from division where code = ${parent} and valid @> ${day}::date`,
  );
  return above.level === 'province' ? name : above.path + name;
}

/** A new name or seat: the same code, and the new path for all below. */
async function changeWords(tx: Db, { draft, scheme: { unit }, effectiveOn: day, document }: Change): Promise<void> {
  const which = draft.change === 'name' ? sql`starts_with(code, ${unit.code})` : sql`code = ${unit.code}`;
  const rows = await ending(tx, which, day);
  const name = draft.newName ?? unit.name;
  const path = unit.path.slice(0, unit.path.length - unit.name.length) + name;
  await begin(
    tx,
    rows.map(({ rowId, code, parentCode, path: old }) => ({
      ...{ rowId, code, parentCode, path: path + old.slice(unit.path.length) },
      ...(code === unit.code && draft.change === 'name' ? { name, specific: specificOf(name, unit.type) } : {}),
      ...(code === unit.code && draft.newSeat ? { seat: draft.newSeat } : {}),
    })),
    { day, document },
  );
}

/** The name without its generic part: 盐池 of 盐池县. */
const specificOf = (name: string, type: string): string => {
  const generic = ['市辖区', '县级市'].includes(type) ? type.slice(-1) : type;
  return name.endsWith(generic) && name.length > generic.length ? name.slice(0, -generic.length) : name;
};

async function establish(
  tx: Db,
  { draft, scheme: { unit, parent }, codes, effectiveOn: day, document }: Change,
): Promise<void> {
  const [name, type, code] = [draft.newName ?? '', draft.newType ?? '', codes.get(unit.code) ?? ''];
  const path = await pathUnder(tx, parent.code, name, day);
  const specific = specificOf(name, type);
  await run(
    tx,
    sql`insert into division (id, province_code, code, code_prefix, name, "specific", generic, level, type, parent_code, path,
          valid, geom, schematic, source, seat, approval_document)
        select gen_random_uuid(), ${unit.provinceCode}, ${code}, ${code}, ${name}, ${specific},
               ${name.slice(specific.length) || null}, ${unit.level}, ${type}, ${parent.code}, ${path}, daterange(${day}::date, null),
               (select geom from dossier_outline where code = ${NEW}), d.schematic, d.source, ${draft.newSeat ?? null}, ${document}
          from division d where d.code = ${unit.code} and d.valid @> ${day}::date`,
  );
}

/** Superiors and successors whose outline is another: the same code, a new row. */
async function drawKept(tx: Db, { effectiveOn: day, document }: Change): Promise<void> {
  const drawn = await many(
    tx,
    z.object({ code: z.string() }),
    sql`select code from dossier_outline where code <> ${NEW}`,
  );
  const rows = await end(
    tx,
    drawn.map(({ code }) => code),
    day,
  );
  await begin(tx, rows, { day, document });
  await run(
    tx,
    sql`update division d set geom = o.geom from dossier_outline o where o.code = d.code and lower(d.valid) = ${day}::date`,
  );
}
