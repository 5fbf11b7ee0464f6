import { afterAll, expect, it } from 'vitest';
import { listEntries } from '#server/audit/listEntries.ts';
import { record, SYSTEM } from '#server/audit/record.ts';
import { testDatabase } from '../support/testDatabase.ts';

const database = await testDatabase();
afterAll(() => database.close());
const { knex: db } = database;

// Half past midnight of 2 March in China is still 1 March in Greenwich.
const WRITTEN = [
  ['naming.create', 'case-1', '2026-02-28T02:00:00Z', { category: 'street' }],
  ['naming.submit', 'case-1', '2026-03-01T16:30:00Z', { caseNo: '640300-DM-2026-0001' }],
  ['naming.accept', 'case-1', '2026-03-03T02:00:00Z', {}],
  ['naming.submit', 'case-2', '2026-03-03T02:00:00Z', { caseNo: '640300-DM-2026-0002' }],
] as const;
await db.transaction(async (tx) => {
  for (const [action, subjectId, at, after] of WRITTEN)
    await record(tx, { actor: SYSTEM, action, subjectKind: 'naming-case', subjectId, after, at });
});

it.each([
  ['the number of a case', { subject: '640300-dm-2026-0001 ' }, ['accept case-1', 'submit case-1', 'create case-1']],
  ['the id of a record', { subject: 'case-2' }, ['submit case-2']],
  ['an unknown number', { subject: '640300-DM-2026-0009' }, []],
  ['days in China, both counted', { from: '2026-03-02', to: '2026-03-02' }, ['submit case-1']],
  ['the last day', { to: '2026-03-01' }, ['create case-1']],
  ['action and first day', { action: 'naming.submit', from: '2026-03-03' }, ['submit case-2']],
])('finds entries by %s', async (_, query, found) => {
  const { items } = await listEntries(db, { limit: 50, ...query });
  expect(items.map(({ action, subjectId }) => `${action.slice(7)} ${subjectId}`)).toEqual(found);
});
