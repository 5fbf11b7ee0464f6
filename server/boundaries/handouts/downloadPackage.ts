import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Download, Instant } from '../../platform/contract.ts';
import { type Db, many, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { HandoutId, WaitingPackage } from './handoutContract.ts';
import type { HandoutDeps } from './handoutDeps.ts';
import { handoutLimits } from './handoutRules.ts';
import { insertStep } from './saveHandout.ts';
import { HANDOUT_COLUMNS, noHandout } from './selectHandout.ts';

const forAccount = (actor: Actor): Sql => sql`h.recipient_account_id = ${actor.id} and h.state = 'handed_out'`;

/** Jurisdiction rule `boundary-package`: the one account that it was handed out to. @throws Problem outside-jurisdiction */
export async function requireOwnPackage(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = z.object({ id: HandoutId }).parse(params);
  const own = sql`select h.id from boundary_handout h where h.id = ${id} and ${forAccount(actor)}`;
  if (!(await maybeOne(db, z.object({ id: z.string() }), own))) throw noHandout(id);
}

/** Packages that were handed out to oneself and may still be downloaded. */
export async function waitingPackages({ db, now }: HandoutDeps, actor: Actor) {
  const { downloads } = await handoutLimits(db);
  const items = await many(
    db,
    WaitingPackage,
    sql`select * from (select ${HANDOUT_COLUMNS}, h.download_until as "downloadUntil", ${downloads}::int as "mostDownloads",
                 s.size_bytes as "sizeBytes", h.package_sha256 as sha256
            from boundary_handout h join stored_file s on s.sha256 = h.package_sha256
           where ${forAccount(actor)} and h.download_until > ${now()}::timestamptz) p
         where p.downloads < ${downloads}::int order by p."downloadUntil" limit 100`,
  );
  return { items };
}

const Row = z.object({
  sha256: z.string(),
  number: z.string(),
  downloads: z.number().int(),
  until: Instant,
  state: z.enum(['handed_out']),
});

/**
 * The package as it was made, to the one account it was handed out to: a row of the ledger and of the audit each time.
 * @throws Problem conflict `expired`, `used-up`
 */
export function downloadPackage(deps: HandoutDeps, actor: Actor, id: HandoutId): Promise<Download> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    await run(tx, sql`select id from boundary_handout where id = ${id} for update`);
    const row = await one(
      tx,
      Row,
      sql`select h.package_sha256 as sha256, p.number, p.downloads, h.download_until as until, h.state
            from boundary_handout h cross join lateral (select ${HANDOUT_COLUMNS}) p where h.id = ${id} and ${forAccount(actor)}`,
    );
    const limits = await handoutLimits(tx);
    if (row.until <= at) throw over('expired', `Downloads ended at ${row.until}`, '下载期限已过，请联系提供单位。');
    if (row.downloads >= limits.downloads)
      throw over('used-up', `It was downloaded ${row.downloads} times`, '下载次数已用完，请联系提供单位。');
    const body = await deps.files.get(row.sha256);
    if (createHash('sha256').update(body).digest('hex') !== row.sha256)
      throw new Error(`The stored package ${row.sha256} is damaged`);
    await run(tx, insertStep({ id, act: 'download', state: row.state, note: row.sha256 }, actor, at));
    const subject = { subjectKind: 'boundary-handout', subjectId: id };
    const after = { sha256: row.sha256, downloads: row.downloads + 1 };
    await record(tx, { actor, action: 'handouts.download', ...subject, after, at });
    return { body, fileName: `${row.number}.zip` };
  });
}

const over = (code: string, message: string, detailZh: string): Problem =>
  new Problem('conflict', message, { detailZh, code });
