import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { z } from 'zod';
import { type Db, many, one, sql } from '../../platform/db/sql.ts';
import { type KeyPlace, keyPair } from './privateKey.ts';
import { KeptKey, type KeyDesk } from './signKeyContract.ts';

const Unsigned = z.object({ unsigned: z.number().int() });

/** Every key, the newest first, with the plates that carry its codes, and what this server can do about keys. Tells no private half. */
export async function keyDesk(db: Db, place: KeyPlace): Promise<KeyDesk> {
  const keys = await many(db, KeptKey, selectKept);
  const { unsigned } = await one(db, Unsigned, sql`select count(*)::int as unsigned from sign where code_key is null`);
  return {
    keys,
    unsigned,
    place: place.signKey === undefined ? 'folder' : 'environment',
    hasPrivate: await hasPrivate(place, keys),
    mayRotate: await mayRotate(place, keys),
  };
}

const selectKept = sql`
  select k.number as id, k.public_key as "publicKey", k.made_at as "madeAt", k.made_by as "madeBy", k.retired_at as "retiredAt",
         k.revoked_at as "revokedAt", k.revoked_by as "revokedBy", k.revoked_reason as "revokedReason",
         json_build_object('standing', coalesce(s.standing, 0), 'planned', coalesce(s.planned, 0), 'gone', coalesce(s.gone, 0))
           as plates
    from sign_key k
    left join (
      select code_key,
             (count(*) filter (where status in ('installed', 'damaged', 'mismatched')))::int as standing,
             (count(*) filter (where status = 'planned'))::int as planned,
             (count(*) filter (where status in ('missing', 'withdrawn')))::int as gone
        from sign where code_key is not null group by code_key
    ) s on s.code_key = k.number
   order by k.number desc`;

async function hasPrivate(place: KeyPlace, keys: readonly KeptKey[]): Promise<boolean | null> {
  const active = keys.find(({ retiredAt }) => retiredAt === null);
  if (!active) return null;
  // A file that holds something else is as good as none; the command that signs says so in full.
  const pair = await keyPair(place, active.id).catch(() => undefined);
  return pair?.publicKey === active.publicKey;
}

/** A folder can be written to; an environment must give a value that no key had. */
async function mayRotate(place: KeyPlace, keys: readonly KeptKey[]): Promise<boolean> {
  if (place.signKey === undefined)
    return access(place.dataDir, constants.W_OK).then(
      () => true,
      () => false,
    );
  const given = await keyPair(place, 0);
  return keys.every(({ publicKey }) => publicKey !== given?.publicKey);
}
