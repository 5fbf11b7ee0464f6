import { z } from 'zod';
import { type Db, json, many, type Sql, sql } from '../../platform/db/sql.ts';
import type { NewDefect } from './ownDefects.ts';

/** A record with how far another may lie to be taken for the same entity (rules CHONG-1, CHONG-2). */
export interface PairQuestion {
  id: string;
  sameSpot: number;
  spelling: number;
}
export type PairDefect = NewDefect & { recordId: string };

const Pair = z.object({
  code: z.enum(['SAME_NAME', 'SAME_SOUND', 'LOOKS_ALIKE', 'SAME_SPOT']),
  id: z.string(),
  name: z.string(),
  otherId: z.string(),
  otherName: z.string(),
  metres: z.number().nullable(),
  fileName: z.string(),
  otherFile: z.string(),
});
type Pair = z.infer<typeof Pair>;

/**
 * Defects that two records of the census have with each other, said of both: one name twice in the county (重名), one entity
 * under two names (一地多名), one name written in two ways (一名多写). Records of the same category and county, in use today.
 */
export async function pairDefects(db: Db, asked: readonly PairQuestion[]): Promise<PairDefect[]> {
  const pairs = await many(db, Pair, selectPairs(asked));
  return pairs.flatMap((pair) => [defectOf(pair), defectOf(turned(pair))]);
}

const turned = (pair: Pair): Pair => ({
  ...pair,
  ...{ id: pair.otherId, name: pair.otherName, fileName: pair.otherFile },
  ...{ otherId: pair.id, otherName: pair.name, otherFile: pair.fileName },
});

const KIND = {
  SAME_NAME: 'duplicate',
  SAME_SOUND: 'many_spellings',
  LOOKS_ALIKE: 'many_spellings',
  SAME_SPOT: 'many_names',
} as const;
const SAID: Record<Pair['code'], readonly [zh: string, en: string]> = {
  SAME_NAME: ['与本县普查成果中的同名记录重名', 'Another record of the county has the same name'],
  SAME_SOUND: ['与邻近的普查记录同音异写', 'A record near by sounds the same and is written otherwise'],
  LOOKS_ALIKE: ['与邻近的普查记录字形相近', 'A record near by is written almost alike'],
  SAME_SPOT: ['与同一位置的普查记录名称不同', 'Another record at the same spot has another name'],
};

function defectOf({ code, id, otherId, otherName, metres, otherFile }: Pair): PairDefect {
  const [zh, en] = SAID[code];
  const distance = metres === null ? ['', ''] : [`，相距 ${Math.round(metres)} 米`, `, ${Math.round(metres)} m away`];
  return {
    ...{ recordId: id, kind: KIND[code], code, level: 'review' as const },
    message: `${en}: ${otherName}${distance[1]}`,
    messageZh: `${zh}：“${otherName}”${distance[0]}`,
    evidence: { other: otherName, metres, file: otherFile },
    otherRecordId: otherId,
  };
}

// So many of one kind are told of one record: the 380 villages 新村 of a county need not all be named at each.
const MOST_OF_A_KIND = 10;

const OTHER = sql`
  b.county_code = a.county_code and b.id <> a.id and b.category is not distinct from a.category
  and coalesce(b.census_class, '') = coalesce(a.census_class, '') and b.state <> 'set_aside'
  and coalesce(b.fields ->> 'usage_period', '') !~ '历史'`;

const METRES = sql`shapes_between(a.geom, b.geom)`;

const pairsBy = (code: Pair['code'], condition: Sql): Sql => sql`
  select ${code}::text as code, a.id, a.name, o.* , a.file_name as "fileName"
    from asked q join census_record a on a.id = q.id and coalesce(a.fields ->> 'usage_period', '') !~ '历史'
   cross join lateral (
     select b.id as "otherId", b.name as "otherName", ${METRES} as metres, b.file_name as "otherFile"
       from census_record b where ${OTHER} and ${condition}
      order by ${METRES} nulls last, b.id limit ${MOST_OF_A_KIND}) o`;

const selectPairs = (asked: readonly PairQuestion[]) => sql`
  with asked as materialized (
    select * from jsonb_to_recordset(${json(asked)}) as r (id uuid, "sameSpot" float8, spelling float8))
  ${pairsBy('SAME_NAME', sql`b.norm = a.norm`)}
  union all
  ${pairsBy('SAME_SOUND', sql`b.pinyin_key = a.pinyin_key and b.norm <> a.norm and ${METRES} <= q.spelling`)}
  union all
  ${pairsBy(
    'LOOKS_ALIKE',
    sql`b.alike_key = a.alike_key and b.norm <> a.norm and b.pinyin_key <> a.pinyin_key
        and length(b.norm) = length(a.norm) and ${METRES} <= q.spelling`,
  )}
  union all
  ${pairsBy(
    'SAME_SPOT',
    sql`b.norm <> a.norm and b.pinyin_key <> a.pinyin_key and b.alike_key <> a.alike_key
        and b.geom && near_box(a.geom, q."sameSpot") and st_isvalid(a.geom) and st_isvalid(b.geom)
        and shapes_apart(a.geom, b.geom) <= q."sameSpot"`,
  )}`;
