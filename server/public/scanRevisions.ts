import type { PgQuery } from '../platform/db/pgQuery.ts';

/** At which version a sign and its place are, and with which key its code is signed. */
export interface ScanRevision {
  id: string;
  revision: string;
  code_key: number | null;
}

/**
 * Looks signs up, as they are when asked for or later. What is asked while one look-up is under way waits for the next, which is one
 * for all of them: under load a look-up costs as much as a request.
 */
export function scanRevisions(query: PgQuery): (id: string) => Promise<ScanRevision | undefined> {
  let next: { ids: Set<string>; found: Promise<Map<string, ScanRevision>> } | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const lookUp = async (ids: ReadonlySet<string>) => {
    const { rows } = await query(REVISIONS, [[...ids].join(' ')]);
    return new Map(rows.map((row: ScanRevision) => [row.id, row]));
  };
  const open = () => {
    const ids = new Set<string>();
    const found = last.then(() => {
      next = undefined;
      return lookUp(ids);
    });
    last = found.catch(() => undefined);
    return { ids, found };
  };
  return async (id) => {
    next ??= open();
    next.ids.add(id);
    return (await next.found).get(id);
  };
}

const REVISIONS = `
  select s.id, concat_ws('/', s.version, s.updated_at, p.version, p.updated_at,
                         (select max(i.inspected_at) from sign_inspection i where i.sign_id = s.id)) as revision, s.code_key
    from sign s join place p on p.id = s.place_id
   where s.id = any(string_to_array($1, ' '))`;
