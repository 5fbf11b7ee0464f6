import { type Sql, sql } from '../platform/db/sql.ts';
import type { CaseFacts } from './caseFacts.ts';

/**
 * The condition for the name that a case is about (alias `n` of place_name): the one it reserved, or for a cancellation the
 * standard name that is to end.
 */
export const nameOfCase = ({ placeId, kind }: Pick<CaseFacts, 'placeId' | 'kind'>): Sql => sql`
  n.place_id = ${placeId} and n.kind = 'standard' and n.status = ${kind === 'cancellation' ? 'standard' : 'reserved'}`;
