import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '#server/platform/db/openDatabase.ts';
import { join, json, many, maybeOne, one, run, sql } from '#server/platform/db/sql.ts';
import { testDatabase } from '#tests/support/testDatabase.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase({ migrated: false });
});
afterAll(() => db.close());

const Value = z.object({ value: z.unknown() });
const answerOf = async (query: ReturnType<typeof sql>): Promise<unknown> => (await one(db.knex, Value, query)).value;

describe('the sql tag', () => {
  it('binds values and splices nested statements', async () => {
    const condition = sql`n > ${2} and n < ${5}`;
    const rows = await many(
      db.knex,
      z.object({ n: z.number() }),
      sql`select n from generate_series(1, 9) n where ${condition}`,
    );
    expect(rows).toEqual([{ n: 3 }, { n: 4 }]);
  });

  it('binds text arrays with whatever they contain', async () => {
    const names = ['吴忠市', `a"b'c\\d,e{f}?`, 'NULL', ''];
    expect(await answerOf(sql`select ${names}::text[] as value`)).toEqual(names);
    expect(await answerOf(sql`select 'b' = any(${['a', 'b']}) as value`)).toBe(true);
    expect(await answerOf(sql`select 'b' = any(${[]}) as value`)).toBe(false);
    expect(await answerOf(sql`select array_length(${[[1, 2], [3, 4]]}::int[], 1) as value`)).toBe(2);
  });

  it('leaves question marks of the statement alone', async () => {
    expect(await answerOf(sql`select '{"a?":1}'::jsonb ? ${'a?'} as value`)).toBe(true);
    expect(await answerOf(sql`select '{"a":1}'::jsonb ?| ${['a', 'z']} as value`)).toBe(true);
    expect(await answerOf(sql`select 'why??' || ${'?'} as value`)).toBe('why???');
    expect(() => sql`select 'a' ~ '\?'`).toThrow('[?]');
  });

  it('keeps neighbouring values apart', async () => {
    const value = 'x';
    expect(await answerOf(sql`select array[${value},${value}] as value`)).toEqual(['x', 'x']);
    expect(await answerOf(sql`select ${1}::int+${2}::int as value`)).toBe(3);
  });

  it('joins a list', async () => {
    const rows = [
      ['a', 1],
      ['b', 2],
    ].map(([name, n]) => sql`(${name}::text, ${n}::int)`);
    expect(await answerOf(sql`select sum(n)::int as value from (values ${join(rows)}) v(name, n)`)).toBe(3);
    const either = [1, 5].map((n) => sql`n = ${n}`);
    expect(
      await answerOf(sql`select count(*) as value from generate_series(1, 9) n where ${join(either, sql` or `)}`),
    ).toBe(2);
  });

  it('refuses what would be bound by accident', () => {
    expect(() => sql`select ${undefined}`).toThrow(TypeError);
    expect(() => sql`select ${{ text: 'x', values: [] }}`).toThrow(TypeError);
    expect(() => sql`select ${[{ a: 1 }]}`).toThrow(TypeError);
    expect(() => json(undefined)).toThrow(TypeError);
  });
});

describe('what a query promises', () => {
  it('is held to its number of rows', async () => {
    const none = sql`select 1 as value where false`;
    const two = sql`select 1 as value union all select 2`;
    expect(await maybeOne(db.knex, Value, none)).toBeUndefined();
    await expect(one(db.knex, Value, none)).rejects.toThrow('Expected one row, got 0');
    await expect(maybeOne(db.knex, Value, two)).rejects.toThrow('at most one row, got 2');
  });

  it('is held to its shape', async () => {
    await expect(one(db.knex, z.object({ name: z.string() }), sql`select 1 as value`)).rejects.toThrow(z.ZodError);
  });

  it('counts the rows a statement touched', async () => {
    await run(db.knex, sql`create table counted (n int)`);
    expect(await run(db.knex, sql`insert into counted select generate_series(1, 7)`)).toBe(7);
    expect(await run(db.knex, sql`delete from counted where n > ${4}`)).toBe(3);
  });
});

describe('types on both engines', () => {
  it.each([
    ['timestamptz', sql`select '2026-03-01 08:00:00.5+08'::timestamptz as value`, '2026-03-01T00:00:00.500Z'],
    ['infinity', sql`select 'infinity'::timestamptz as value`, 'infinity'],
    ['date', sql`select '2026-03-01'::date as value`, '2026-03-01'],
    ['date[]', sql`select array['2026-03-01', null]::date[] as value`, ['2026-03-01', null]],
    ['timestamptz[]', sql`select array['2026-03-01 00:00Z']::timestamptz[] as value`, ['2026-03-01T00:00:00.000Z']],
    ['int8', sql`select 13298060::int8 as value`, 13298060],
    ['int8 beyond 2^53', sql`select 9007199254740993::int8 as value`, '9007199254740993'],
    ['count', sql`select count(*) as value from generate_series(1, 3)`, 3],
    ['jsonb', sql`select ${json({ name: '吴忠?', list: [1, null] })} as value`, { name: '吴忠?', list: [1, null] }],
    ['jsonb scalar', sql`select ${json('x')} as value`, 'x'],
    ['text[]', sql`select array['a', null, 'c,d'] as value`, ['a', null, 'c,d']],
    ['bool', sql`select ${true}::bool as value`, true],
    ['null', sql`select ${null}::text as value`, null],
    ['numeric', sql`select 1.50::numeric as value`, '1.50'],
    ['daterange', sql`select daterange('2026-01-01', null) as value`, '[2026-01-01,)'],
  ])('%s', async (_type, query, expected) => {
    expect(await answerOf(query)).toEqual(expected);
  });

  it('bytes of 10 MB there and back', async () => {
    const bytes = Buffer.alloc(10_000_000, '地名');
    const value = await answerOf(sql`select ${bytes}::bytea as value`);
    expect(bytes.equals(value as Buffer)).toBe(true);
  });
});
