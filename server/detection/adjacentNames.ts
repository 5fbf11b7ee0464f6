import { z } from 'zod';
import { alikeKeys } from '../gazetteer/alikeKey.ts';
import type { LiveName } from '../gazetteer/liveNames.ts';
import { AdjacentName } from '../gazetteer/namesInScope.ts';
import { scopeMemory } from '../gazetteer/scopeMemory.ts';
import { comparedCategories, type UniqueScope, uniqueScope } from '../gazetteer/uniqueScope.ts';
import { type Db, json, many, sql } from '../platform/db/sql.ts';
import { ADJACENT_RULE } from './adjacentDecides.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import { ruleIn } from './ruleIn.ts';
import type { Subject } from './subject.ts';

/** How far an adjacent area may lie from a place in this division, in metres; undefined where the rule is off. */
export function adjacentMetres(set: CompiledRuleSet, division: string): number | undefined {
  return ruleIn(set, ADJACENT_RULE, division)?.parameters.distanceMetres;
}

/** Nothing lies beside the nation, and a region is no neighbourhood. */
const hasNeighbours = (scope: UniqueScope): boolean => scope === 'county' || scope === 'built_up_area';

const Found = z.object({ nameId: z.string(), adjacent: AdjacentName.array() });

/** What stands in adjacent areas, by name id, in one statement: by the function that a live check asks. */
export async function adjacentOf(
  db: Db,
  set: CompiledRuleSet,
  judged: readonly { name: LiveName; subject: Subject }[],
  today: string,
): Promise<Map<string, AdjacentName[]>> {
  if (judged.length === 0) return new Map();
  const memory = await scopeMemory(db, today);
  const rows = judged.flatMap(({ name, subject }) => {
    const metres = adjacentMetres(set, name.divisionCode);
    const scope = uniqueScope(name.category, memory.scopeOf(name.category), name.generic);
    if (metres === undefined || !hasNeighbours(scope)) return [];
    const alike = alikeKeys(name.specificNorm, name.norm, memory.localNames(name.divisionCode));
    return [
      {
        ...{
          name_id: name.nameId,
          place_id: name.placeId,
          county: name.divisionCode.slice(0, 6),
          scope,
          metres,
          alike,
        },
        ...{ categories: comparedCategories(name.category), norm: name.norm, specific: name.specificNorm },
        sounds: [...name.pinyinPlain, ...subject.dialectPlain],
      },
    ];
  });
  if (rows.length === 0) return new Map();
  const found = await many(
    db,
    Found,
    sql`select a.name_id as "nameId", a.adjacent
          from (select r.name_id, names_in_scope(r.scope, r.categories, p.province_code, r.county, r.norm, r.alike, r.specific,
                         r.sounds, p.geom, r.place_id, ${today}, r.metres) -> 'adjacent' as adjacent
                  from jsonb_to_recordset(${json(rows)}) as r (name_id text, place_id uuid, county text, scope text, metres float8,
                         alike text[], categories text[], norm text, specific text, sounds text[])
                  join place p on p.id = r.place_id
                 where p.geom is not null offset 0) a
         where a.adjacent::text <> '[]'`,
  );
  return new Map(found.map(({ nameId, adjacent }) => [nameId, adjacent]));
}
