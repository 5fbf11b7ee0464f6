import { z } from 'zod';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { EventKind } from './webhookContract.ts';

/** What is told of an event, and where it lies. */
const EventFacts = z.object({
  kind: EventKind,
  divisionCodes: z.string().array(),
  data: z.record(z.string(), z.unknown()),
});
export type EventFacts = z.infer<typeof EventFacts>;

export interface EventSource {
  source: string;
  sourceId: string;
}

/**
 * The public facts of what happened, by what the public pages show today; undefined where there is nothing for the public: a
 * place that is not cleared, a name not announced, a line that is internal. Never a person, contact or free text.
 */
export async function eventFacts(db: Db, { source, sourceId }: EventSource): Promise<EventFacts | undefined> {
  const select = SELECT[source];
  return select && maybeOne(db, EventFacts, select(sourceId));
}

const SELECT: Readonly<Record<string, (id: string) => Sql>> = {
  name: (id) => sql`
    select 'name.' || e.kind as kind, array[p.division_code] as "divisionCodes",
           jsonb_build_object('placeId', p.id, 'name', n.name,
             'romanized', (select roman_tone from spelling where name_id = n.id and script = 'pinyin'),
             'formerNames', coalesce((select jsonb_agg(f.name order by f.valid_to desc nulls last, f.name) from place_name f
                                       where f.place_id = p.id and f.status = 'former'), '[]'),
             'category', p.category, 'divisionCode', p.division_code, 'on', e.on_day, 'authority', e.authority,
             'documentNo', e.document_no) as data
      from name_event e join place p on p.id = e.place_id join place_name n on n.id = e.name_id
     where e.id = ${id} and p.secrecy = 'public' and p.status in ('live', 'abolished')
       and n.status in ('standard', 'former', 'abolished')`,
  // A line that moved has an event of its own, told where the line is for the public.
  division: (id) => sql`
    select 'division.changed' as kind, array(select distinct code from division_event_party where event_id = e.id order by code) as "divisionCodes",
           jsonb_build_object('change', e.type, 'title', e.title, 'on', e.effective_on, 'document', e.document, 'approver', e.approver,
             'parties', (select jsonb_agg(jsonb_build_object('side', side, 'code', code, 'name', name, 'codeEffect', code_effect)
                                          order by side, code) from division_event_party where event_id = e.id)) as data
      from division_event e
     where e.id = ${id} and (e.type <> 'boundary' or e.dossier_id is not null)
       and exists (select 1 from division_event_party where event_id = e.id)`,
  line: (id) => sql`
    select 'line.changed' as kind, v.codes as "divisionCodes",
           jsonb_build_object('lineId', l.id, 'code', l.code, 'name', l.name, 'version', v.number, 'cause', v.cause,
             'divisionCodes', v.codes, 'from', lower(v.valid), 'mapReviewNumber', l.map_review_number) as data
      from boundary_line_version v join boundary_line l on l.id = v.line_id
     where v.id = ${id} and l.secrecy = 'public' and upper_inf(l.valid)`,
  'sign-report': (id) => sql`
    select 'sign.reported' as kind, array[s.division_code] as "divisionCodes",
           jsonb_build_object('signId', s.id, 'problem', r.kind, 'on', (r.at at time zone 'Asia/Shanghai')::date,
             'divisionCode', s.division_code, 'placeId', p.id) as data
      from sign_report r join sign s on s.id = r.sign_id join place p on p.id = s.place_id
     where r.id = ${id} and p.secrecy = 'public' and p.status in ('live', 'abolished')`,
};
