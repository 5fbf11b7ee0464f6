import { type Db, maybeOne, type Sql, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import { WorkPackage } from '../fieldApiContract.ts';
import { boxOf, shownCounts } from './packageScope.ts';

const columns: Sql = sql`
  k.id, k.version, k.title, k.assignee_id as "assigneeId", a.display_name as assignee, k.division_code as "divisionCode",
  coalesce((select d.name from division d where d.code = k.division_code order by lower(d.valid) desc limit 1), k.division_code)
    as "divisionName", ${boxOf(sql`k.area`)} as bbox, k.due_on as "dueOn", k.state, ${shownCounts} as counts,
  k.created_at as "createdAt"`;

/** Selects FieldPackage of `field_package k`; conditions and order follow. */
export const selectPackages: Sql = sql`select ${columns} from field_package k join account a on a.id = k.assignee_id`;

/** Selects WorkPackage, with what came back. */
export const selectWork: Sql = sql`
  select ${columns}, k.include, k.created_by as "createdBy", k.closing_note as "closingNote",
         (select count(distinct r.sign_id)::int from field_record r
           where r.package_id = k.id and r.kind = 'inspection' and r.state = 'stored' and r.sign_id is not null) as inspected,
         (select jsonb_build_object('waiting', count(*) filter (where r.state = 'waiting'),
             'stored', count(*) filter (where r.state = 'stored'), 'conflict', count(*) filter (where r.state = 'conflict'),
             'refused', count(*) filter (where r.state = 'refused')) from field_record r where r.package_id = k.id) as records,
         (select max(r.received_at) from field_record r where r.package_id = k.id) as "lastRecordAt"
    from field_package k join account a on a.id = k.assignee_id`;

/** One package as the office sees it. @throws Problem not-found */
export async function findWork(db: Db, id: string): Promise<WorkPackage> {
  const found = await maybeOne(db, WorkPackage, sql`${selectWork} where k.id = ${id}`);
  if (!found) throw noPackage(id);
  return found;
}

export const noPackage = (id: string): Problem =>
  new Problem('not-found', `No work package ${id}`, { detailZh: '没有这个工作包。' });
