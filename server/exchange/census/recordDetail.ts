import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { many, maybeOne, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { exchangeThresholds } from '../thresholds/exchangeThresholds.ts';
import type { CensusDeps } from './censusAct.ts';
import { CensusDecision, CensusDefect, CensusRecord, type CensusRecordId } from './censusContract.ts';
import { censusFields } from './censusFields.ts';
import { joinDivision, listColumns } from './listRecords.ts';
import { censusNeighbours, registerMatches } from './registerMatches.ts';
import { whyNotUndone } from './undoDecision.ts';

const Row = CensusRecord.omit({
  findings: true,
  matches: true,
  neighbours: true,
  decisions: true,
  undoRefusal: true,
}).extend({
  fields: z.record(z.string(), z.unknown()),
});

/** One record with its form, defects, likely places of the register, neighbours and decisions. @throws Problem not-found */
export async function recordDetail(
  { db, today }: Pick<CensusDeps, 'db' | 'today'>,
  actor: Actor,
  id: CensusRecordId,
): Promise<CensusRecord> {
  const row = await maybeOne(db, Row, selectRecord(id));
  if (!row) throw new Problem('not-found', `No census record ${id}`, { detailZh: '没有这条普查记录。' });
  const sizes = await exchangeThresholds(db, { divisionCode: row.divisionCode, today: today() });
  return {
    ...row,
    fields: censusFields(row.fields),
    findings: await many(db, CensusDefect, selectDefects(actor, id)),
    matches: await registerMatches(db, actor, { id, metres: sizes.census_match_metres }),
    neighbours: await censusNeighbours(db, actor, { id, metres: sizes.census_neighbour_metres }),
    decisions: await many(db, CensusDecision, selectDecisions(id)),
    undoRefusal: await whyNotUndone(db, id),
  };
}

const selectRecord = (id: CensusRecordId) => sql`
  select ${listColumns}, c.county_code as "countyCode", c.division_by as "divisionBy", c.place_code as "placeCode",
         c.roman_plain as "romanPlain", c.fields, st_asgeojson(c.geom, 6, 0)::jsonb as geometry, c.changes,
         case when c.place_id is not null then jsonb_build_object('id', c.place_id, 'name', coalesce(
           (select n.name from place_name n where n.place_id = c.place_id and n.kind = 'standard'
                and n.status in ('standard', 'census_only') order by n.status = 'standard' desc limit 1), c.name)) end as place,
         jsonb_build_object('runId', c.run_id, 'row', c.row_number, 'fileName', c.file_name, 'sha256', c.sha256) as delivery,
         c.created_at as "createdAt", c.updated_at as "updatedAt"
    from census_record c ${joinDivision} where c.id = ${id}`;

// A place of another office is told by what the finding says and not by its address.
const selectDefects = (actor: Actor, id: CensusRecordId) => sql`
  select f.id, f.kind, f.code, f.level, f.message, f.message_zh as "messageZh", f.evidence,
         case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name, 'state', o.state) end as "otherRecord",
         case when p.id is not null then jsonb_build_object('id', p.id, 'name', coalesce(
           (select n.name from place_name n where n.place_id = p.id and n.kind = 'standard' order by n.status = 'standard' desc limit 1), '')) end as "otherPlace"
    from census_defect f
    left join census_record o on o.id = f.other_record_id
    left join place p on p.id = f.other_place_id and starts_with(p.division_code, ${divisionPrefix(actor.divisionCode)})
   where f.record_id = ${id}
   order by array_position(array['block', 'review', 'note'], f.level), f.kind, f.code, f.id`;

const selectDecisions = (id: CensusRecordId) => sql`
  select id, act, from_state as "from", to_state as "to", by_name as by, at, reason, ground, undone_at as "undoneAt"
    from census_decision where record_id = ${id} order by seq desc`;
