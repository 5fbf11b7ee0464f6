import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import type { JurisdictionInput } from '../../platform/http/jurisdictions.ts';
import { standing } from '../../platform/jobs/standing.ts';
import { Problem } from '../../platform/problem.ts';
import { BatchState, SignBatch, SignBatchId } from './batchContract.ts';

const checkOf = (round: 1 | 2): Sql => sql`
  (select jsonb_build_object('by', c.checked_by, 'at', c.at) from sign_batch_check c
    where c.batch_id = b.id and c.attempt = b.attempt and c.round = ${round} limit 1)`;

// A file whose job ended without a word of it was cancelled or failed there.
const PRINT_STATE: Sql = standing(sql`b.print_state`, sql`b.print_job`);

/** Selects SignBatch of `sign_batch b`; conditions and order follow. */
export const selectBatches: Sql = sql`
  select b.id, b.version, b.division_code as "divisionCode", b.title, b.state, b.maker, b.maker_contact as "makerContact",
         b.contract_no as "contractNo", b.unit_price_cents as "unitPriceCents", b.warranty_months as "warrantyMonths",
         jsonb_build_object('plates', k.plates, 'waiting', k.waiting, 'rejected', k.rejected, 'remade', k.remade,
                            'accepted', k.accepted) as counts,
         k.cents as "totalCents", b.created_by as "createdBy", b.created_at as "createdAt",
         ${checkOf(1)} as "firstCheck", ${checkOf(2)} as "secondCheck",
         case when b.released_at is not null then jsonb_build_object('by', b.released_by, 'at', b.released_at) end as released,
         b.made_on as "madeOn", b.closed_at as "closedAt", b.stopped,
         case when b.print_state is not null then jsonb_build_object('state', ${PRINT_STATE}, 'done', b.print_done,
              'total', b.print_total, 'problem', b.print_problem, 'bytes', f.size_bytes) end as print,
         b.updated_at as "updatedAt"
    from sign_batch b
    left join stored_file f on f.sha256 = b.print_sha256
    cross join lateral (
      select count(*)::int as plates, count(*) filter (where p.state = 'waiting')::int as waiting,
             count(*) filter (where p.state = 'rejected')::int as rejected,
             count(*) filter (where p.state = 'remade')::int as remade,
             count(*) filter (where p.state = 'accepted')::int as accepted,
             coalesce(sum(coalesce(p.price_cents, b.unit_price_cents)), 0)::float8 as cents
        from sign_batch_plate p where p.batch_id = b.id) k`;

/** @throws Problem not-found */
export async function findBatch(db: Db, id: SignBatchId): Promise<SignBatch> {
  const row = await maybeOne(db, SignBatch, sql`${selectBatches} where b.id = ${id}`);
  if (!row) throw noBatch();
  return row;
}

const Locked = z.object({
  version: z.number().int(),
  state: BatchState,
  attempt: z.number().int(),
  divisionCode: z.string(),
  title: z.string(),
  maker: z.string(),
  unitPriceCents: z.number(),
  warrantyMonths: z.number().int(),
  printState: z.string().nullable(),
  printJob: z.uuid().nullable(),
});
export type LockedBatch = z.infer<typeof Locked>;

/**
 * The batch, held until the transaction ends. Without a version the act adds to the batch and overwrites nobody.
 * @throws Problem not-found, stale-version
 */
export async function lockBatch(tx: Db, id: SignBatchId, version?: number): Promise<LockedBatch> {
  const row = await maybeOne(
    tx,
    Locked,
    sql`select version, state, attempt, division_code as "divisionCode", title, maker, unit_price_cents as "unitPriceCents",
               warranty_months as "warrantyMonths", ${PRINT_STATE} as "printState", print_job as "printJob"
          from sign_batch b where id = ${id} for update`,
  );
  if (!row) throw noBatch();
  if (version === undefined || row.version === version) return row;
  throw new Problem('stale-version', 'Somebody changed this batch meanwhile', {
    detailZh: '该批次已被他人修改，请刷新后再试。',
    current: row.version,
  });
}

const Params = z.object({ id: SignBatchId });

/** The jurisdiction rule `sign-batch`. @throws Problem outside-jurisdiction */
export async function requireVisibleBatch(db: Db, actor: Actor, { params }: JurisdictionInput): Promise<void> {
  const { id } = Params.parse(params);
  const row = await maybeOne(
    db,
    z.object({ code: z.string() }),
    sql`select division_code as code from sign_batch where id = ${id}`,
  );
  if (row && withinDivision(actor, row.code)) return;
  throw new Problem('outside-jurisdiction', 'No such batch of plates', { detailZh: '没有这个制作批次。' });
}

export const noBatch = (): Problem =>
  new Problem('not-found', 'No such batch of plates', { detailZh: '没有这个制作批次。' });
