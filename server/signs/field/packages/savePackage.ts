import { z } from 'zod';
import type { Actor } from '../../../accounts/actor.ts';
import { divisionPrefix } from '../../../accounts/divisionPrefix.ts';
import { withinDivision } from '../../../accounts/withinDivision.ts';
import { record } from '../../../audit/record.ts';
import { type Db, json, maybeOne, one, run, type Sql, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import { type PackageArea, PackageCounts, type PackageDraft, type WorkPackage } from '../fieldApiContract.ts';
import type { FieldDeps } from '../fieldDeps.ts';
import { fieldRules } from '../fieldRules.ts';
import { findWork, noPackage } from './packageRow.ts';
import { scopeCounts } from './packageScope.ts';

type Deps = Pick<FieldDeps, 'db' | 'now' | 'today'>;
const Counted = z.object({ counts: PackageCounts.shape.counts });
const Id = z.object({ id: z.uuid() });
const Person = Id.extend({ divisionCode: z.string() });

/** What a package would hold, before it is made. @throws Problem invalid-input for an area that is none */
export async function countPackage(
  { db, today }: Pick<Deps, 'db' | 'today'>,
  area: PackageArea,
): Promise<PackageCounts> {
  return counted(db, area, today());
}

async function counted(db: Db, area: PackageArea, day: string): Promise<PackageCounts> {
  requireArea(area);
  const rules = await fieldRules(db, day);
  const most = { signs: rules['package-signs'], names: rules['package-names'], others: rules['package-others'] };
  const { counts } = await one(db, Counted, sql`select ${scopeCounts} as counts from (${scopeOf(area)}) k`);
  const { signs, names, ...others } = counts;
  const fits = signs <= most.signs && names <= most.names && Object.values(others).every((n) => n <= most.others);
  return { counts, most, fits };
}

/** Makes a package for a person. @throws Problem invalid-input for a person who may not inspect there, or more than a phone takes */
export function createPackage({ db, now, today }: Deps, actor: Actor, draft: PackageDraft): Promise<WorkPackage> {
  return db.transaction(async (tx) => {
    await requireFit(tx, draft, today());
    const { id } = await one(tx, Id, insertPackage(draft, actor, now()));
    await note(tx, actor, { id, action: 'field.make-package', after: draft, at: now() });
    return findWork(tx, id);
  });
}

interface At {
  id: string;
  version: number;
}

/** Changes an open package. @throws Problem not-found, stale-version, wrong-state, invalid-input */
export function editPackage(
  { db, now, today }: Deps,
  actor: Actor,
  { draft, ...at }: At & { draft: PackageDraft },
): Promise<WorkPackage> {
  return db.transaction(async (tx) => {
    await lockOpen(tx, at);
    await requireFit(tx, draft, today());
    const before = await findWork(tx, at.id);
    await run(tx, updatePackage(at.id, draft, now()));
    await note(tx, actor, { id: at.id, action: 'field.change-package', before, after: draft, at: now() });
    return findWork(tx, at.id);
  });
}

/** Ends a package: done, or withdrawn from the person. What was recorded for it stays. @throws Problem not-found, stale-version, wrong-state */
export function closePackage(
  { db, now }: Deps,
  actor: Actor,
  { state, note: reason, ...at }: At & { state: 'done' | 'withdrawn'; note: string },
): Promise<WorkPackage> {
  return db.transaction(async (tx) => {
    await lockOpen(tx, at);
    await run(
      tx,
      sql`update field_package set state = ${state}, closing_note = ${reason}, version = version + 1,
                 updated_at = ${now()}::timestamptz where id = ${at.id}`,
    );
    const after = { state, note: reason };
    await note(tx, actor, { id: at.id, action: 'field.close-package', before: { state: 'open' }, after, at: now() });
    return findWork(tx, at.id);
  });
}

const Locked = z.object({ version: z.number().int(), state: z.string() });

async function lockOpen(tx: Db, { id, version }: At): Promise<void> {
  const found = await maybeOne(tx, Locked, sql`select version, state from field_package where id = ${id} for update`);
  if (!found) throw noPackage(id);
  if (found.version !== version)
    throw new Problem('stale-version', 'Somebody changed this package meanwhile', {
      detailZh: '该工作包已被他人修改，请刷新后再试。',
      current: found.version,
    });
  if (found.state !== 'open')
    throw new Problem('wrong-state', 'The package was ended', { detailZh: '该工作包已结束，不能再修改。' });
}

function requireArea({ bbox }: Pick<PackageArea, 'bbox'>): void {
  if (bbox === null || (bbox[0] < bbox[2] && bbox[1] < bbox[3])) return;
  throw fault('/bbox', 'empty', 'West must be west of east, and south of north', '范围四至不正确');
}

async function requireFit(tx: Db, draft: PackageDraft, day: string): Promise<void> {
  const { counts, most, fits } = await counted(tx, draft, day);
  const person = await maybeOne(tx, Person, mayTake(draft.assigneeId));
  if (!person || !withinDivision(person, draft.divisionCode))
    throw fault('/assigneeId', 'assignee', 'This person may not inspect there', '该人员不能承担该区域的巡查');
  if (!fits)
    throw fault(
      '/include',
      'too-many',
      `More than a phone takes: ${JSON.stringify(counts)}, at most ${JSON.stringify(most)}; choose a smaller area`,
      `内容过多（标志${counts.signs}、地名${counts.names}），上限为标志${most.signs}、地名${most.names}、其他各${most.others}，请缩小范围`,
    );
}

const fault = (pointer: string, code: string, detail: string, detailZh: string) =>
  new Problem('invalid-input', detail, {
    detailZh: `${detailZh}。`,
    errors: [{ in: 'body', pointer, code, detail, detailZh }],
  });

const mayTake = (assigneeId: string): Sql => sql`
  select a.id, o.division_code as "divisionCode" from account a join organisation o on o.id = a.organisation_id
   where a.id = ${assigneeId} and not a.disabled
     and exists (select 1 from account_role r join role_permission p on p.role = r.role
                  where r.account_id = a.id and p.permission = 'signs.inspect')`;

interface Noted {
  id: string;
  action: string;
  before?: unknown;
  after: object;
  at: string;
}
const note = (tx: Db, actor: Actor, { id, action, before, after, at }: Noted): Promise<void> =>
  record(tx, { actor, action, subjectKind: 'field-package', subjectId: id, before, after, at });

const envelope = (bbox: PackageArea['bbox']): Sql =>
  bbox === null ? sql`null::geometry` : sql`st_makeenvelope(${bbox[0]}, ${bbox[1]}, ${bbox[2]}, ${bbox[3]}, 4490)`;

const scopeOf = ({ divisionCode, bbox, include }: PackageArea): Sql =>
  sql`select ${divisionPrefix(divisionCode)}::text as prefix, ${envelope(bbox)} as area, ${json(include)} as include`;

const insertPackage = (draft: PackageDraft, actor: Actor, at: string): Sql => sql`
  insert into field_package (title, assignee_id, division_code, prefix, area, due_on, state, include, created_by, created_at, updated_at)
  values (${draft.title}, ${draft.assigneeId}, ${draft.divisionCode}, ${divisionPrefix(draft.divisionCode)}, ${envelope(draft.bbox)},
          ${draft.dueOn}::date, 'open', ${json(draft.include)}, ${actor.displayName}, ${at}::timestamptz, ${at}::timestamptz)
  returning id`;

const updatePackage = (id: string, draft: PackageDraft, at: string): Sql => sql`
  update field_package
     set title = ${draft.title}, assignee_id = ${draft.assigneeId}, division_code = ${draft.divisionCode},
         prefix = ${divisionPrefix(draft.divisionCode)}, area = ${envelope(draft.bbox)}, due_on = ${draft.dueOn}::date,
         include = ${json(draft.include)}, version = version + 1, updated_at = ${at}::timestamptz
   where id = ${id}`;
