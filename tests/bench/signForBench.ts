import { run, sql } from '#server/platform/db/sql.ts';
import type { Deps } from '#server/platform/deps.ts';
import { newCode } from '#server/signs/keys/newCode.ts';
import { newSignId } from '#server/signs/newSignId.ts';

const AT = '2026-03-01T00:00:00.000Z';

/** An installed sign with a signed code, of a street of the sample register; answers the path of its scan page. */
export async function signForBench({ db, config }: Pick<Deps, 'db' | 'config'>): Promise<string> {
  const id = newSignId(AT);
  const { key, digits } = await db.transaction((tx) => newCode(tx, config, id, AT));
  await run(
    db,
    sql`insert into sign (id, province_code, division_code, place_id, name_id, type, edition, width_mm, height_mm, colour, mounting,
                          maintainer, status, position, code_key, code_digits, created_at, updated_at)
        select ${id}, p.province_code, p.division_code, p.id, n.id, 'street', 'GB17733-2008', 1200, 400, 'blue', 'post', '',
               'installed', st_setsrid(st_makepoint(106.2, 37.98), 4490), ${key}, ${digits}, now(), now()
          from place p
          join place_name n on n.place_id = p.id and n.kind = 'standard' and n.status = 'standard'
         where p.category = 'street' order by p.id limit 1`,
  );
  return `/s/${id}?v=2&k=${key}&g=${digits}`;
}
