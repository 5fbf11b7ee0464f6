import { z } from 'zod';
import { type Db, many, run, type Sql, sql } from '../platform/db/sql.ts';
import { type AreaPass, areaPasses, passedShapes } from './areas/areaPass.ts';
import { codePrefix } from './codePrefix.ts';
import { beginRows, endCodes, endRows, pathUnder } from './divisionRows.ts';
import type { DossierDraft } from './draftContract.ts';
import { heirOf, inheritedUnits } from './inheritedUnits.ts';
import { changedOutline, hasOutlines, outlineChanges, requireOutlinesFit, summed } from './outlines.ts';
import type { SchemeUnits, Unit } from './unit.ts';

/** A division that goes on under another code, with all below it; the leading digits are replaced. */
export interface Recoding {
  from: string;
  to: string;
  /** The superior after the change. */
  parent: string;
  /** Whom it is entrusted to after the change; undefined where that stays. */
  entrusted?: string | null | undefined;
}
export interface Change {
  draft: DossierDraft;
  scheme: SchemeUnits;
  /** New codes by the old ones. */
  codes: ReadonlyMap<string, string>;
  effectiveOn: string;
  document: string;
}
interface Changed {
  recoded: Recoding[];
  /** Divisions whose outline should have changed but is not in the register. */
  undrawn: string[];
  /** What passed by a drawn area. */
  passes: AreaPass[];
}

/**
 * Ends and begins the rows of divisions that a change touches, on its day: codes, superiors, paths, outlines. Answers what was
 * recoded. Outlines are taken before any row ends. @throws Problem conflict where outlines do not fit or a row begins on that day
 */
export async function changeDivisions(tx: Db, change: Change): Promise<Changed> {
  const { draft, scheme, effectiveOn: day } = change;
  const passes = await areaPasses(tx, draft, scheme, day);
  for (const pass of passes) await keepPassed(tx, pass, day);
  const undrawn = await keepOutlines(tx, change);
  if (draft.change === 'name' || draft.change === 'seat') await changeWords(tx, change);
  if (draft.change === 'establish') await establish(tx, change);
  const recoded = await recodings(tx, change);
  for (const recoding of recoded) await recode(tx, recoding, change);
  if (draft.change === 'abolish') await endCodes(tx, [scheme.unit.code], day);
  if (draft.change === 'establish') await endCodes(tx, codesOf([scheme.unit, ...scheme.units]), day);
  await drawKept(tx, change);
  await run(tx, sql`delete from dossier_outline`);
  await run(tx, sql`delete from dossier_period`);
  return { recoded, undrawn, passes };
}

const NEW = 'new';
const codesOf = (units: readonly Unit[]): string[] => units.map(({ code }) => code);

/** What outlines will be, found while the old rows still stand. Answers whose is not in the register. */
async function keepOutlines(tx: Db, { draft, scheme, effectiveOn: day }: Change): Promise<string[]> {
  const undrawn: string[] = [];
  for (const outline of outlineChanges(draft, scheme)) {
    if (!(await hasOutlines(tx, outline, day))) {
      undrawn.push(outline.code);
      continue;
    }
    await requireOutlinesFit(tx, outline, day);
    await keepOutline(tx, outline.code, changedOutline(outline, day));
  }
  if (draft.change !== 'establish') return undrawn;
  const { unit, units } = scheme;
  const whole = { code: unit.code, parts: codesOf(units) };
  if (units.length > 0 && (await hasOutlines(tx, whole, day))) await requireOutlinesFit(tx, whole, day);
  await keepOutline(tx, NEW, summed(replaced(scheme, day)));
  return undrawn;
}

const keepOutline = (tx: Db, code: string, outline: Sql): Promise<number> =>
  run(tx, sql`insert into dossier_outline (code, geom) values (${code}, ${outline})`);

/** Sides of a drawn area get a new row on the day; a neighbour only a point on its line, which is no change of it. */
async function keepPassed(tx: Db, pass: AreaPass, day: string): Promise<void> {
  await run(
    tx,
    sql`insert into dossier_outline (code, geom) select s.code, s.geom from (${passedShapes(pass)}) s where s.is_side`,
  );
  await run(
    tx,
    sql`update division d set geom = s.geom, updated_at = now() from (${passedShapes(pass)}) s
         where not s.is_side and d.code = s.code and d.valid @> ${day}::date`,
  );
}

const replaced = ({ unit, units }: SchemeUnits, day: string): Sql =>
  sql`select geom from division where code = any(${codesOf([unit, ...units])}) and valid @> ${day}::date and geom is not null`;

async function recodings(tx: Db, { draft, scheme, codes }: Change): Promise<Recoding[]> {
  const { unit, units, to, parent } = scheme;
  const under = (of: readonly Unit[], superior: string): Recoding[] =>
    of.map(({ code }) => ({ from: code, to: codes.get(code) ?? code, parent: superior }));
  if (draft.entrusting)
    return under([unit], parent.code).map((one) => ({
      ...one,
      entrusted: draft.entrusting === 'end' ? null : to?.code,
    }));
  if (draft.change === 'affiliation') return under([unit], to?.code ?? parent.code);
  if (draft.change === 'boundary' && to) return under(units, to.code);
  const heir = heirOf(draft, scheme, codes);
  if (heir === undefined) return [];
  const ended = codesOf([unit, ...units]);
  return (await inheritedUnits(tx, scheme, heir)).map(({ code, to: proposed, parentCode, entrustedCode }) => ({
    from: code,
    to: codes.get(code) ?? proposed,
    parent: ended.includes(parentCode) ? heir : parentCode,
    entrusted: entrustedCode && ended.includes(entrustedCode) ? heir : undefined,
  }));
}

/** Ends the unit and all below it and begins them under the new code, path and superior. */
async function recode(tx: Db, recoding: Recoding, { effectiveOn: day, document }: Change): Promise<void> {
  const { from, to, parent, entrusted } = recoding;
  const [stem, newStem] = [codePrefix(from), codePrefix(to)];
  const rows = await endRows(tx, sql`starts_with(code, ${stem})`, day);
  const path = await pathUnder(tx, parent, rows.find((row) => row.code === from)?.name ?? '', day);
  const old = rows.find((row) => row.code === from)?.path ?? '';
  const renewed = (code: string): string => newStem + code.slice(stem.length);
  await beginRows(
    tx,
    rows.map((row) => ({
      rowId: row.rowId,
      code: renewed(row.code),
      parentCode: row.code === from ? parent : renewed(row.parentCode ?? ''),
      path: path + row.path.slice(old.length),
      ...(row.code === from ? { entrusted } : {}),
    })),
    { day, document },
  );
}

/** A new name or seat: the same code, and the new path for all below; paths begin below the province. */
async function changeWords(tx: Db, { draft, scheme: { unit }, effectiveOn: day, document }: Change): Promise<void> {
  const isDeep = draft.change === 'name' && unit.level !== 'province';
  const which = isDeep ? sql`starts_with(code, ${codePrefix(unit.code)})` : sql`code = ${unit.code}`;
  const rows = await endRows(tx, which, day);
  const name = draft.newName ?? unit.name;
  const path = unit.path.slice(0, unit.path.length - unit.name.length) + name;
  const seat = { words: draft.newSeat ?? '', code: draft.newSeatIn ?? null, point: draft.newSeatPoint ?? null };
  await beginRows(
    tx,
    rows.map(({ rowId, code, parentCode, path: old }) => ({
      ...{ rowId, code, parentCode },
      path: old.startsWith(unit.path) ? path + old.slice(unit.path.length) : old,
      ...(code === unit.code && draft.change === 'name' ? { name, specific: specificOf(name, unit.type) } : {}),
      ...(code === unit.code && draft.newSeat ? { seat } : {}),
    })),
    { day, document },
  );
}

/** The name without its generic part: 盐池 of 盐池县. */
const specificOf = (name: string, type: string): string => {
  const generic = ['市辖区', '县级市', '地级市'].includes(type) ? type.slice(-1) : type;
  return name.endsWith(generic) && name.length > generic.length ? name.slice(0, -generic.length) : name;
};

async function establish(
  tx: Db,
  { draft, scheme: { unit, parent }, codes, effectiveOn: day, document }: Change,
): Promise<void> {
  const [name, type, code] = [draft.newName ?? '', draft.newType ?? '', codes.get(unit.code) ?? ''];
  const path = await pathUnder(tx, parent.code, name, day);
  const specific = specificOf(name, type);
  const point = draft.newSeatPoint ? { type: 'Point', coordinates: draft.newSeatPoint } : null;
  await run(
    tx,
    sql`insert into division (id, province_code, code, code_prefix, name, "specific", generic, level, type, parent_code, path,
          valid, geom, schematic, source, seat, seat_code, seat_point, approval_document)
        select gen_random_uuid(), ${unit.provinceCode}, ${code}, ${codePrefix(code)}, ${name}, ${specific},
               ${name.slice(specific.length) || null}, ${unit.level}, ${type}, ${parent.code}, ${path}, daterange(${day}::date, null),
               (select geom from dossier_outline where code = ${NEW}), d.schematic, d.source, ${draft.newSeat ?? null},
               ${draft.newSeatIn ?? null}, st_setsrid(st_geomfromgeojson(${point === null ? null : JSON.stringify(point)}::text), 4490),
               ${document}
          from division d where d.code = ${unit.code} and d.valid @> ${day}::date`,
  );
}

/** Divisions whose outline is another: the same code, a new row. */
async function drawKept(tx: Db, { effectiveOn: day, document }: Change): Promise<void> {
  const drawn = await many(
    tx,
    z.object({ code: z.string() }),
    sql`select code from dossier_outline where code <> ${NEW}`,
  );
  const rows = await endCodes(
    tx,
    drawn.map(({ code }) => code),
    day,
  );
  await beginRows(tx, rows, { day, document });
  await run(
    tx,
    sql`update division d set geom = o.geom from dossier_outline o where o.code = d.code and lower(d.valid) = ${day}::date`,
  );
}
