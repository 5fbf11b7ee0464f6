import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { visibleCampaigns } from '#server/naming/campaigns/visibleCampaigns.ts';
import { many, sql } from '#server/platform/db/sql.ts';
import type { Actor } from '#server/platform/http/actor.ts';
import { testDatabase } from '#tests/support/testDatabase.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const actorOf = (divisionCode: string): Actor => ({
  id: 'a',
  username: 'a',
  displayName: 'a',
  organisationId: 'o',
  organisationName: 'o',
  organKind: 'civil_affairs',
  permissions: new Set<string>(),
  kind: 'session',
  divisionCode,
});

it.each([
  ['640302', ['640000', '640300', '640302', '640302100']],
  ['640302101', ['640000', '640300', '640302']],
  ['640300', ['640000', '640300', '640302', '640302100', '640323']],
])('an office of %s sees the campaigns of its divisions and of those above, no sibling’s', async (code, seen) => {
  const codes = ['640000', '640300', '640302', '640302100', '640323', '640400'];
  const rows = await many(
    database.knex,
    z.object({ code: z.string() }),
    sql`select division_code as code from unnest(${codes}::text[]) as g (division_code) where ${visibleCampaigns(actorOf(code))}`,
  );
  expect(rows.map((row) => row.code)).toEqual(seen);
});
