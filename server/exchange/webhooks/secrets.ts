import { z } from 'zod';
import { type Db, many, run, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import { dataKey, seal, unseal } from '../../platform/sealed.ts';

type Place = Pick<Deps, 'config'>;

/** A secret as the row of its webhook keeps it. */
export const sealSecret = async ({ config }: Place, id: string, secret: string): Promise<string> =>
  seal(await dataKey(config), secret, id);

/** The secrets of a webhook that this service can open; none where the key of its database is another's. */
export async function openSecrets({ config }: Place, id: string, sealed: readonly string[]): Promise<string[]> {
  const key = await dataKey(config);
  return sealed.flatMap((secret) => unseal(key, secret, id) ?? []);
}

const Plain = z.object({ id: z.uuid(), secret: z.string().nullable(), previous: z.string().nullable() });
const PLAIN = 'whsec_';

/** Seals the secrets that a version before this one kept as they are. At each start, before anything is sent. */
export async function sealPlainSecrets({ db, config }: Pick<Deps, 'db' | 'config'>): Promise<number> {
  const plain = await many(db, Plain, selectPlain);
  if (plain.length === 0) return 0;
  const key = await dataKey(config);
  const sealed = (text: string | null, id: string) => (text?.startsWith(PLAIN) ? seal(key, text, id) : text);
  return db.transaction(async (tx: Db) => {
    for (const { id, secret, previous } of plain)
      await run(
        tx,
        sql`update webhook set secret = ${sealed(secret, id)}, previous_secret = ${sealed(previous, id)}
             where id = ${id} and secret is not distinct from ${secret} and previous_secret is not distinct from ${previous}`,
      );
    return plain.length;
  });
}

const selectPlain = sql`
  select id, secret, previous_secret as previous from webhook
   where starts_with(secret, ${PLAIN}) or starts_with(previous_secret, ${PLAIN})`;
