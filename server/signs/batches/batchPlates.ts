import { z } from 'zod';
import { type Input, Instant, type Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { isDemonstration } from '../../platform/demonstration.ts';
import type { SignId } from '../contract.ts';
import { editionOf } from '../editionOf.ts';
import { signRoman } from '../signRoman.ts';
import { SignRow, selectSigns } from '../signRow.ts';
import type { SignBatchesApi } from './batchApiContract.ts';
import { type BatchPlate, PlateState, RejectCode, type SignBatchId } from './batchContract.ts';
import { blockingProblems, plateText, type Site } from './plateTexts.ts';

/** The place of a sign in its batch. */
const Slot = z.object({
  signId: z.string(),
  position: z.number().int(),
  state: PlateState,
  priceCents: z.number(),
  remakes: z.number().int(),
  rejectCode: RejectCode.nullable(),
  rejectNote: z.string().nullable(),
  acceptedAt: Instant.nullable(),
  checkedHash: z.string().nullable(),
});
type Slot = z.infer<typeof Slot>;
const Key = z.tuple([z.int32()]);

type Query = Input<typeof SignBatchesApi.plates>['query'];

/** Plates of a batch in their order, as the register has them now. */
export async function batchPlates(
  db: Db,
  id: SignBatchId,
  { limit, cursor, state, signId }: Query,
  publicUrl: string,
): Promise<Reply<typeof SignBatchesApi.plates>> {
  const after = cursor ? decodeCursor(Key, cursor)[0] : 0;
  const slots = await many(
    db,
    Slot,
    sql`${selectSlots(id)} and p.position > ${after}
         ${state ? sql`and p.state = ${state}` : sql``} ${signId ? sql`and p.sign_id = ${signId}` : sql``}
         order by p.position limit ${limit + 1}`,
  );
  const page = slots.slice(0, limit);
  const items = await platesOf(db, page, publicUrl);
  const last = slots.length > limit ? page.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.position]) : null, total: null };
}

/** One plate of a batch; undefined where the sign is in another or in none. */
export async function findPlate(
  db: Db,
  id: SignBatchId,
  signId: SignId,
  publicUrl: string,
): Promise<BatchPlate | undefined> {
  const slots = await many(db, Slot, sql`${selectSlots(id)} and p.sign_id = ${signId}`);
  return (await platesOf(db, slots, publicUrl))[0];
}

async function platesOf(db: Db, slots: readonly Slot[], publicUrl: string): Promise<BatchPlate[]> {
  const site = { publicUrl, demonstration: await isDemonstration(db) };
  const ids = slots.map(({ signId }) => signId);
  const rows = await many(db, SignRow, sql`${selectSigns} where s.id = any(${ids})`);
  const byId = new Map<string, SignRow>(rows.map((row) => [row.id, row]));
  return slots.flatMap((slot) => {
    const row = byId.get(slot.signId);
    return row ? [plateIn(slot, row, site)] : [];
  });
}

function plateIn({ checkedHash, ...slot }: Slot, row: SignRow, site: Site): BatchPlate {
  const { url, hash } = plateText(row, site.publicUrl);
  const { name, number, type, edition, widthMillimetres, heightMillimetres, colour } = row;
  return {
    ...slot,
    ...{ signId: row.id, name, number, type, edition, widthMillimetres, heightMillimetres, colour, url },
    roman: signRoman(row.romanTone, editionOf(edition).roman),
    changed: checkedHash !== null && checkedHash !== hash,
    problems: blockingProblems(row, site),
  };
}

const selectSlots = (id: SignBatchId): Sql => sql`
  select p.sign_id as "signId", p.position, p.state, coalesce(p.price_cents, b.unit_price_cents)::float8 as "priceCents",
         p.remakes, p.reject_code as "rejectCode", p.reject_note as "rejectNote", p.accepted_at as "acceptedAt",
         (select c.hash from sign_batch_check c
           where c.batch_id = p.batch_id and c.attempt = b.attempt and c.sign_id = p.sign_id
           order by c.round desc limit 1) as "checkedHash"
    from sign_batch_plate p join sign_batch b on b.id = p.batch_id
   where p.batch_id = ${id}`;
