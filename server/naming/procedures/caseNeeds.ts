import { z } from 'zod';
import { Instant } from '../../platform/contract.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { type Decided, decideProcedures } from './decideProcedures.ts';
import { type ProcedureState, type TriggerRow, TriggerSubject } from './needContract.ts';
import { ProcedureRecord, RecordedProcedure } from './procedureContract.ts';
import { procedureState } from './procedureState.ts';
import { isProtected, protectionList } from './protectedName.ts';
import type { RecordFault } from './recordFault.ts';
import { recordFaults } from './recordFaults.ts';
import { triggerRows } from './triggerRows.ts';

const Declared = z.object({
  version: z.number(),
  facts: z.string().array(),
  addresses: z.number().nullable(),
  note: z.string(),
  by: z.string().nullable(),
  at: Instant.nullable(),
});
const Subject = TriggerSubject.omit({ facts: true, addresses: true, listed: true }).extend({
  id: z.string(),
  divisionCode: z.string(),
  oldName: z.string().nullable(),
  declared: Declared,
});
type Subject = z.infer<typeof Subject>;

const Recorded = z.object({
  caseId: z.string(),
  procedure: RecordedProcedure,
  version: z.number(),
  record: ProcedureRecord,
  stands: z.boolean(),
  by: z.string(),
  at: Instant,
});
type Recorded = z.infer<typeof Recorded>;

export interface StandingNeed extends Decided {
  state: ProcedureState;
  /** In what the record falls short of the rows as they hold now. */
  faults: RecordFault[];
  recorded: Recorded | undefined;
}
export interface CaseNeeds {
  declared: z.infer<typeof Declared>;
  listed: boolean;
  needs: StandingNeed[];
}

/** What each of these cases needs by the trigger table of a day, and how it stands, by case id. */
export async function caseNeeds(db: Db, ids: readonly string[], today: string): Promise<Map<string, CaseNeeds>> {
  const subjects = await many(db, Subject, selectSubjects(ids));
  const records = await many(db, Recorded, selectRecords(ids));
  const protectedNames = subjects.some(({ oldName }) => oldName !== null) ? await protectionList(db, today) : [];
  const rows = new Map<string, TriggerRow[]>();
  const found = new Map<string, CaseNeeds>();
  for (const subject of subjects) {
    const { id, divisionCode, oldName } = subject;
    const own = rows.get(divisionCode) ?? (await triggerRows(db, today, divisionCode));
    rows.set(divisionCode, own);
    const listed = oldName !== null && isProtected(protectedNames, oldName, divisionCode);
    const recorded = records.filter(({ caseId }) => caseId === id);
    found.set(id, { declared: subject.declared, listed, needs: standing({ subject, listed, recorded, today }, own) });
  }
  return found;
}

interface Of {
  subject: Subject;
  listed: boolean;
  recorded: readonly Recorded[];
  today: string;
}

function standing({ subject, listed, recorded, today }: Of, rows: readonly TriggerRow[]): StandingNeed[] {
  const { facts, addresses } = subject.declared;
  return decideProcedures({ ...subject, listed, facts, addresses }, rows).map((need) => {
    const own = recorded.find(({ procedure }) => procedure === need.procedure);
    const faults = own?.stands ? recordFaults(own.record, need.reasons, today) : [];
    return { ...need, recorded: own, faults, state: procedureState(need, own, today) };
  });
}

const selectSubjects = (ids: readonly string[]): Sql => sql`
  select c.id, c.kind, c.category, coalesce(c.division_code, '') as "divisionCode", c.old_name as "oldName",
         c.attributes->>'featureType' as "featureType",
         jsonb_build_object('version', coalesce(f.version, 0), 'facts', coalesce(to_jsonb(f.facts), '[]'),
           'addresses', f.addresses, 'note', coalesce(f.note, ''), 'by', f.declared_by,
           'at', to_char(f.declared_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as declared
    from naming_case c left join case_procedure_facts f on f.case_id = c.id
   where c.id = any(${ids}::uuid[])`;

const selectRecords = (ids: readonly string[]): Sql => sql`
  select distinct on (p.case_id, p.procedure) p.case_id as "caseId", p.procedure, p.version, p.content as record,
         p.candidate_id is not distinct from c.chosen_id
           and p.geom_key is not distinct from md5(st_asbinary(c.geom)) as stands,
         p.recorded_by as by, p.recorded_at as at
    from case_procedure p join naming_case c on c.id = p.case_id
   where p.case_id = any(${ids}::uuid[]) order by p.case_id, p.procedure, p.version desc`;
