import { type Db, many, sql } from '../../platform/db/sql.ts';
import { SignKey } from './signKeyContract.ts';

/** Selects SignKey; conditions and order follow. */
export const selectSignKeys = sql`
  select number as id, public_key as "publicKey", made_at as "madeAt", retired_at as "retiredAt", revoked_at as "revokedAt"
    from sign_key`;

/** Every key the register ever signed with, the oldest first. */
export const listSignKeys = (db: Db): Promise<SignKey[]> => many(db, SignKey, sql`${selectSignKeys} order by number`);
