import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { JurisdictionInput } from '../../platform/http/jurisdictions.ts';
import { Problem } from '../../platform/problem.ts';
import { ExportRun, ExportRunId } from './exportContract.ts';

type Reader = Pick<Actor, 'id' | 'organKind' | 'divisionCode'>;

const OVERSEERS = new Set(['civil_affairs', 'audit']);

/** The one predicate of reading exports (alias `r`): one's own, and for whoever oversees a division all that were made in it. */
export const visibleExports = ({ id, organKind, divisionCode }: Reader): Sql =>
  OVERSEERS.has(organKind)
    ? sql`(r.account_id = ${id} or starts_with(r.division_code, ${divisionPrefix(divisionCode)}))`
    : sql`r.account_id = ${id}`;

/** Selects ExportRun of `export_run r`; conditions follow. */
export const selectExports = ({ id }: Pick<Reader, 'id'>): Sql => sql`
  select r.id, r.version, r.state, r.collection, r.format, r.request, r.purpose, r.secrecy, r.counts, r.done::float8 as done,
         r.total::float8 as total, coalesce(a.display_name, '命令行') as by, coalesce(o.name, '') as organisation,
         coalesce(r.account_id = ${id}, false) as mine, r.file_name as "fileName",
         r.size_bytes::float8 as "sizeBytes", r.sha256, r.limits,
         case when r.failure_zh is not null then jsonb_build_object('en', r.failure_en, 'zh', r.failure_zh) end as failure,
         r.created_at as "createdAt", r.ready_at as "readyAt", r.kept_until as "keptUntil", r.downloads
    from export_run r
    left join account a on a.id = r.account_id
    left join organisation o on o.id = a.organisation_id`;

export const exportRun = (db: Db, reader: Pick<Reader, 'id'>, id: ExportRunId): Promise<ExportRun> =>
  one(db, ExportRun, sql`${selectExports(reader)} where r.id = ${id}`);

const Params = z.object({ id: ExportRunId });

/** Jurisdiction rule `visible-export`. @throws Problem not-found */
export const requireVisibleExport = (db: Db, actor: Actor, { params }: JurisdictionInput): Promise<void> =>
  requireExport(db, sql`r.id = ${Params.parse(params).id} and ${visibleExports(actor)}`);

/** Jurisdiction rule `own-export`: a file is for whoever made it. @throws Problem not-found */
export const requireOwnExport = (db: Db, actor: Actor, { params }: JurisdictionInput): Promise<void> =>
  requireExport(db, sql`r.id = ${Params.parse(params).id} and r.account_id = ${actor.id}`);

async function requireExport(db: Db, condition: Sql): Promise<void> {
  if (await maybeOne(db, Params, sql`select r.id from export_run r where ${condition}`)) return;
  throw new Problem('not-found', 'No such export', { detailZh: '没有这次导出。' });
}
