import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { insertNames } from '#server/gazetteer/insertNames.ts';
import { loadNamingTables } from '#server/gazetteer/loadNamingTables.ts';
import type { NewName } from '#server/gazetteer/nameLines.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

interface Hit {
  name: string;
  matched: string;
  currentName: string | null;
  status: string;
}
interface Searched {
  app: TestApp;
  anybody: TestAgent;
  search(q: string, more?: object): Promise<Hit[]>;
  namesFor(q: string, more?: object): Promise<string[]>;
}

/** The sample register, asked as the public asks it. */
export async function searchedRegister(): Promise<Searched> {
  const app = await testApp({ sample: true });
  const anybody = await app.signIn('admin');
  const search = async (q: string, more: object = {}): Promise<Hit[]> =>
    (
      await anybody
        .get('/api/names')
        .query({ q, ...more })
        .expect(200)
    ).body.items;
  const namesFor = async (q: string, more: object = {}) => (await search(q, more)).map((hit) => hit.name);
  return { app, anybody, search, namesFor };
}

const tables = loadNamingTables();

/** A street of Litong at 106.2, 37.99 with these names; answers the place's id. */
export async function aStreetNamed(
  db: Knex,
  names: Partial<NewName>[],
  place: { status?: string; secrecy?: string } = {},
): Promise<string> {
  const id = randomUUID();
  await db.transaction(async (tx) => {
    await run(
      tx,
      sql`insert into place (id, province_code, division_code, category, status, secrecy, geom, position_source, source, created_at, updated_at)
          values (${id}, '640000', '640302', 'street', ${place.status ?? 'live'}, ${place.secrecy ?? 'public'},
                  st_setsrid(st_makepoint(106.2, 37.99), 4490), '测试', '测试', now(), now())`,
    );
    const standing = { kind: 'standard', status: 'standard', legalStatus: 'unknown', validFrom: null } as const;
    const spot = { placeId: id, provinceCode: '640000', countyCode: '640302', category: 'street' } as const;
    await insertNames(
      tx,
      tables,
      names.map((name) => ({ ...spot, ...standing, name: '无名路', ...name })),
    );
  });
  return id;
}
