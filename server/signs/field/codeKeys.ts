import type { Db } from '../../platform/db/sql.ts';
import type { PackageContent } from './fieldContract.ts';

/** Public keys that a phone verifies codes with. No key is kept yet: signed codes bring their table. */
export const codeKeys = (_db: Db): Promise<PackageContent['keys']> => Promise.resolve([]);
