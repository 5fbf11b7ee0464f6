import { z } from 'zod';
import { type Db, one, type Sql, sql } from '../platform/db/sql.ts';
import { fieldErrors } from '../platform/http/fieldErrors.ts';
import { Problem } from '../platform/problem.ts';
import { COMPLETE } from './draftContract.ts';
import { CaseKind } from './kindContract.ts';

/**
 * An application is complete before it goes to the office: the saved draft must fit the contract of a whole one of its kind.
 * @throws Problem conflict `incomplete-application` with a JSON pointer to each part that is missing
 */
export async function requireComplete(tx: Db, caseId: string): Promise<void> {
  const { kind, draft } = await one(tx, z.object({ kind: CaseKind, draft: z.unknown() }), selectDraft(caseId));
  const parsed = COMPLETE[kind].safeParse(draft);
  if (parsed.success) return;
  const errors = fieldErrors('body', parsed.error.issues, draft);
  throw new Problem('conflict', `${errors.length} part(s) of the application are missing`, {
    detailZh: `申请还有 ${errors.length} 处未填写，补齐后方可提交。`,
    code: 'incomplete-application',
    errors,
  });
}

// What is missing is null or '' in its column, and left out here.
const selectDraft = (caseId: string): Sql => sql`
  select c.kind, jsonb_strip_nulls(jsonb_build_object(
           'kind', c.kind, 'place', case when c.kind in ('renaming', 'cancellation') then c.place_id end, 'draws', c.draws_id,
           'cancellation', case when c.cancellation_code is not null or c.cancellation_text is not null then
             jsonb_build_object('code', c.cancellation_code, 'text', nullif(c.cancellation_text, '')) end,
           'category', c.category, 'division', c.division_code, 'geometry', st_asgeojson(c.geom, 9, 0)::jsonb,
           'location', nullif(c.location, ''), 'extent', c.extent, 'contactName', nullif(c.contact_name, ''),
           'contactPhone', nullif(c.contact_phone, ''), 'candidates', coalesce(d.candidates, '[]')))
         || jsonb_build_object('attributes', c.attributes) as draft
    from naming_case c
    left join lateral (
      select jsonb_agg(jsonb_build_object('name', nullif(name, ''), 'meaning', nullif(meaning, ''),
                                          'reason', nullif(reason, '')) order by rank) as candidates
        from case_candidate where case_id = c.id and dropped_at is null) d on true
   where c.id = ${caseId}`;
