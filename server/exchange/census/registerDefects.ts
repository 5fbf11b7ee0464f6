import { z } from 'zod';
import { checkName } from '../../detection/checkName.ts';
import type { CompiledRuleSet } from '../../detection/compileRuleSet.ts';
import { type Finding, ruleCode } from '../../detection/contract.ts';
import { type PlaceCategory, PointLineOrArea } from '../../gazetteer/contract.ts';
import { DivisionCode } from '../../platform/contract.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import type { DefectKind } from './censusContract.ts';
import type { NewDefect } from './ownDefects.ts';

interface Asked {
  id: string;
  name: string;
  category: PlaceCategory | null;
  divisionCode: string;
  /** CRS84; null where it has none that the rules could look at. */
  geometry: PointLineOrArea | null;
  placeId: string | null;
  /** Within which a place of the name and category is the same entity. */
  sameEntityMetres: number;
}

/**
 * What rules and register say of the name: 大 洋 怪 重, names that clash in the legal scope, other names at the spot. A place
 * of the register that is most likely the same entity is a match and no clash.
 */
export async function registerDefects(
  db: Db,
  set: CompiledRuleSet,
  record: Asked,
  today: string,
): Promise<NewDefect[]> {
  const { name, category, divisionCode, geometry, placeId } = record;
  const request = {
    ...{ name, division: DivisionCode.parse(divisionCode) },
    ...(category === null ? {} : { category }),
    ...(geometry === null ? {} : { geometry }),
    ...(placeId === null ? {} : { self: placeId }),
  };
  const { findings } = await checkName(db, set, request, today);
  const told = findings.filter(isTold);
  const same = await sameEntity(
    db,
    record,
    told.flatMap(({ clash }) => (clash ? [clash.placeId] : [])),
  );
  return told.filter(({ clash }) => clash === null || !same.has(clash.placeId)).map(defectOf);
}

/** A shape as the rules know them; undefined for others, which are looked at by nobody. */
export const ruleShape = (geometry: unknown): PointLineOrArea | null =>
  PointLineOrArea.safeParse(geometry).data ?? null;

const NEARBY: Readonly<Record<string, DefectKind>> = { 'CHONG-1': 'many_names', 'CHONG-2': 'many_spellings' };

const isTold = ({ rule, level, exception }: Finding): boolean =>
  level === 'block' || level === 'review' || (rule in NEARBY && exception === null && level === 'note');

function defectOf(finding: Finding): NewDefect {
  const { rule, class: ofClass, level, message, messageZh, clash, evidence, span } = finding;
  const facts = { rule: ruleCode(finding), version: finding.ruleVersion, article: finding.articleZh, ...evidence };
  return {
    kind: NEARBY[rule] ?? (clash !== null || ofClass === '重' ? 'duplicate' : 'nonstandard'),
    code: `${rule}/${finding.result}`,
    level: level === 'block' ? 'block' : 'review',
    ...{ message, messageZh },
    evidence: {
      ...facts,
      class: ofClass,
      span,
      ...(clash ? { clash: clash.name, nameId: clash.nameId, scope: clash.scope } : {}),
    },
    otherPlaceId: clash?.placeId,
  };
}

/**
 * Of places, those that the record most likely is: the same code, or the same name near by, or in the same township where
 * one of them is not drawn.
 */
async function sameEntity(db: Db, record: Asked, placeIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (placeIds.length === 0) return new Set();
  const rows = await many(db, z.object({ id: z.string() }), selectSame(record, placeIds));
  return new Set(rows.map(({ id }) => id));
}

const selectSame = ({ id, sameEntityMetres }: Asked, placeIds: readonly string[]) => sql`
  select p.id from place p join census_record c on c.id = ${id}
   where p.id = any(${[...new Set(placeIds)]}::uuid[])
     and (p.place_code = c.place_code
       or p.category = coalesce(c.category, p.category)
          and exists (select 1 from place_name n where n.place_id = p.id and n.norm = c.norm and n.status in ('standard', 'census_only'))
          and case when p.geom is null or c.geom is null
                   then length(c.division_code) > 6 and starts_with(p.division_code, c.division_code)
                   else st_distance(p.geom::geography, c.geom::geography) <= ${sameEntityMetres}::float8 end)`;
