import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { workbookOf } from '../../naming/campaigns/sheetFile.ts';
import type { Download } from '../../platform/contract.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { CensusCounty, CensusState, DefectKind } from './censusContract.ts';
import { DEFECTS_ZH, STATES_ZH } from './censusWords.ts';
import { ownRecords } from './visibleRecords.ts';

const Row = CensusCounty.extend({
  states: z.record(z.string(), z.number().int()),
  defects: z.record(z.string(), z.number().int()),
});

const { states: States, defects: Defects } = CensusCounty.shape;

/** Progress by county of the actor's divisions: records, what became of them, and of those that wait what is wrong. */
export async function censusStatistics(db: Db, actor: Actor): Promise<{ counties: CensusCounty[] }> {
  const rows = await many(db, Row, selectCounties(actor));
  const counties = rows.map((row) => ({
    ...row,
    states: States.parse({ ...zeros(CensusState.options), ...row.states }),
    defects: Defects.parse({ ...zeros(DefectKind.options), ...row.defects }),
  }));
  return { counties };
}

const zeros = (keys: readonly string[]): Record<string, number> => Object.fromEntries(keys.map((key) => [key, 0]));

const selectCounties = (actor: Actor) => sql`
  with own as materialized (
    select c.county_code, c.state, c.checked_at, c.defects from census_record c where ${ownRecords(actor)}),
  by_state as (
    select county_code, jsonb_object_agg(state, n) as states
      from (select county_code, state, count(*)::int as n from own group by 1, 2) s group by 1),
  by_defect as (
    select county_code, jsonb_object_agg(kind, n) as defects
      from (select county_code, kind, count(*)::int as n
              from own cross join lateral unnest(defects) as kind where state in ('pending', 'sent_back') group by 1, 2) f group by 1)
  select o.county_code as "countyCode", coalesce(d.name, o.county_code) as "countyName", count(*)::int as records,
         count(*) filter (where o.checked_at is null)::int as unchecked,
         count(*) filter (where o.state in ('pending', 'sent_back') and o.defects <> '{}')::int as "withDefects",
         s.states, coalesce(f.defects, '{}') as defects
    from own o
    join by_state s on s.county_code = o.county_code
    left join by_defect f on f.county_code = o.county_code
    left join division d on d.code = o.county_code and upper_inf(d.valid)
   group by o.county_code, d.name, s.states, f.defects order by o.county_code`;

/** The same as a workbook, one line a county and a sum. */
export async function statisticsFile(db: Db, actor: Actor): Promise<Download> {
  const { counties } = await censusStatistics(db, actor);
  const title = '普查成果分县进度';
  const header = [
    ...['区划代码', '县（市、区）', '记录', '核查中'],
    ...CensusState.options.map((state) => STATES_ZH[state]),
    '待办中有问题',
    ...DefectKind.options.map((kind) => DEFECTS_ZH[kind]),
  ];
  const rows = counties.map((county) => [county.countyCode, county.countyName, ...numbersOf(county)]);
  const sums = header.slice(2).map((_, i) => counties.reduce((sum, county) => sum + (numbersOf(county)[i] ?? 0), 0));
  const sheet = { title, header, rows: [...rows, ['', '合计', ...sums]] };
  return { body: await workbookOf(sheet), fileName: `${title}.xlsx` };
}

const numbersOf = ({ records, unchecked, states, withDefects, defects }: CensusCounty): number[] => [
  ...[records, unchecked],
  ...CensusState.options.map((state) => states[state]),
  withDefects,
  ...DefectKind.options.map((kind) => defects[kind]),
];
