import type { PgQuery } from '../platform/db/pgQuery.ts';
import type { TileSet } from './tileSets.ts';

/**
 * Says whether a set has changed: the newest change of its rows, and the day for rows that are valid from a day on.
 * Asked at most once a second and set, by index. A writer that commits after a later writer is not seen by it, therefore
 * nothing may be kept for longer than `FRESH_MILLISECONDS` on its word.
 */
export function tileVersion(query: PgQuery, today: () => string): (set: TileSet) => Promise<string> {
  const asked = new Map<TileSet, { at: number; answer: Promise<string> }>();
  const ask = async (set: TileSet): Promise<string> => {
    const { rows } = await query(NEWEST[set], []);
    return `${rows[0]?.newest ?? 'none'} ${today()}`;
  };
  return (set) => {
    const last = asked.get(set);
    const at = performance.now();
    if (last && at - last.at < 1_000) return last.answer;
    const answer = ask(set);
    asked.set(set, { at, answer });
    answer.catch(() => asked.delete(set));
    return answer;
  };
}

export const FRESH_MILLISECONDS = 60_000;

const NEWEST: Record<TileSet, string> = {
  divisions: `select greatest((select max(updated_at) from division), (select max(updated_at) from public_edition),
    (select max(updated_at) from boundary_line))::text as newest`,
  'division-labels': 'select max(updated_at)::text as newest from division',
  'boundary-lines': `select greatest((select max(updated_at) from boundary_line),
    (select max(updated_at) from public_edition))::text as newest`,
  'built-up-areas': 'select max(updated_at)::text as newest from built_up_area',
  places: 'select max(updated_at)::text as newest from place',
  signs: 'select max(updated_at)::text as newest from sign',
};
