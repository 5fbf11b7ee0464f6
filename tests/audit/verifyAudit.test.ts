import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { record, SYSTEM } from '#server/audit/record.ts';
import { verifyAudit } from '#server/audit/verifyAudit.ts';
import { type Db, run, sql } from '#server/platform/db/sql.ts';
import { testDatabase } from '../support/testDatabase.ts';

const database = await testDatabase();
const { knex: db } = database;
afterAll(() => database.close());

const AT = '2026-03-02T01:00:00.123Z';
const write = (tx: Db, subjectId: string, after: unknown = { state: 'draft', z: 1, a: '吴忠路' }) =>
  record(tx, { actor: SYSTEM, action: 'naming.create', subjectKind: 'naming-case', subjectId, after, at: AT });

/** What somebody with the database's own password could do: switch the guards off first. */
async function tamper(...statements: string[]): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.raw('alter table audit_entry disable trigger all');
    await tx.raw('alter table audit_seal disable trigger all');
    for (const statement of statements) await tx.raw(statement);
    await tx.raw('alter table audit_entry enable trigger all');
    await tx.raw('alter table audit_seal enable trigger all');
  });
}
const faults = async () => (await verifyAudit(db)).faults.map(({ what, seal, entryId }) => [what, seal, entryId]);

beforeEach(async () => {
  await tamper(
    'truncate audit_entry, audit_seal restart identity',
    "update audit_head set seal = 0, hash = decode(repeat('00', 32), 'hex')",
  );
  for (const id of ['a', 'b', 'c', 'd', 'e']) await write(db, id);
});

describe('an untouched record', () => {
  it('verifies, and the same whatever the time zone of the session', async () => {
    const { sealed, faults: found, head } = await verifyAudit(db);
    expect({ sealed, found }).toEqual({ sealed: 5, found: [] });
    await db.transaction(async (tx) => {
      await tx.raw("set local time zone 'Asia/Shanghai'");
      await write(tx, 'f');
    });
    expect(await verifyAudit(db, head)).toMatchObject({ sealed: 6, faults: [] });
  });

  it('has its entries in the order of the commits, not of the writing', async () => {
    await db.transaction(async (tx) => {
      await write(tx, 'slow 1');
      await write(tx, 'slow 2');
    });
    expect(await faults()).toEqual([]);
  });

  it('has nothing of a transaction that was rolled back', async () => {
    await expect(
      db.transaction(async (tx) => {
        await write(tx, 'lost');
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    await write(db, 'kept');
    expect(await verifyAudit(db)).toMatchObject({ sealed: 6, faults: [] });
  });

  it('stays whole under many writers at once, savepoints and bulk', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        db.transaction(async (tx) => {
          await write(tx, `w${i}`);
          await tx.transaction((inner) => write(inner, `w${i} inner`));
          await run(tx, sql`select pg_sleep(0.01)`);
          await write(tx, `w${i} last`);
        }),
      ),
    );
    expect(await verifyAudit(db)).toMatchObject({ sealed: 65, faults: [] });
  });
});

describe('a changed record is found out', () => {
  it.each([
    ['an act', "update audit_entry set action = 'naming.approve' where id = 3"],
    ['a moment', "update audit_entry set at = at + interval '1 microsecond' where id = 3"],
    ['a value', `update audit_entry set new = '{"state": "approved"}' where id = 3`],
    ['an actor', "update audit_entry set actor = 'somebody' where id = 3"],
  ])('%s', async (_, statement) => {
    await tamper(statement);
    expect(await faults()).toEqual([['changed', 3, 3]]);
  });

  it('a deleted entry', async () => {
    await tamper('delete from audit_entry where id = 3');
    expect(await faults()).toEqual([['missing-entry', 3, 3]]);
  });

  it('an entry deleted with its seal', async () => {
    await tamper('delete from audit_seal where seal = 3', 'delete from audit_entry where id = 3');
    expect(await faults()).toEqual([['missing-seal', 4, 4]]);
  });

  it('an entry deleted with its seal, and the later ones moved up', async () => {
    await tamper(
      'delete from audit_seal where seal = 3',
      'delete from audit_entry where id = 3',
      'update audit_seal set seal = seal - 1 where seal = 4',
      'update audit_seal set seal = seal - 1 where seal = 5',
      'update audit_head set seal = 4',
    );
    expect((await faults()).map(([what]) => what)).toEqual(['broken-link', 'changed']);
  });

  it('the last entry deleted with its seal', async () => {
    await tamper('delete from audit_seal where seal = 5', 'delete from audit_entry where id = 5');
    expect(await faults()).toEqual([['wrong-head', 5, null]]);
  });

  it('two entries exchanged', async () => {
    await tamper(
      'update audit_seal set entry_id = 0 where seal = 2',
      'update audit_seal set entry_id = 2 where seal = 3',
      'update audit_seal set entry_id = 3 where seal = 2',
    );
    expect(await faults()).toEqual([
      ['changed', 2, 3],
      ['changed', 3, 2],
    ]);
  });

  it('an entry slipped in without a seal', async () => {
    await tamper(
      `insert into audit_entry (at, actor, action, subject_kind, subject_id, old, new)
       values (now(), 'x', 'naming.approve', 'naming-case', 'x', 'null', 'null')`,
    );
    expect((await faults()).map(([what]) => what)).toEqual(['unsealed-entry']);
  });

  it('the whole chain cut and written anew, by an anchor kept elsewhere', async () => {
    const { head } = await verifyAudit(db);
    await tamper(
      'delete from audit_seal where seal > 3',
      'delete from audit_entry where id > 3',
      'update audit_head h set seal = s.seal, hash = s.hash from audit_seal s where s.seal = 3',
    );
    expect(await faults()).toEqual([]);
    expect((await verifyAudit(db, head)).faults).toEqual([{ seal: 5, entryId: null, what: 'wrong-anchor' }]);
    await write(db, 'd again');
    await write(db, 'e again');
    expect((await verifyAudit(db, head)).faults.map(({ what }) => what)).toEqual(['wrong-anchor']);
  });
});

describe('the table refuses', () => {
  it.each([
    'update audit_entry set actor = actor',
    'delete from audit_entry',
    'truncate audit_entry cascade',
    'update audit_seal set hash = hash',
    'delete from audit_seal',
  ])('%s', async (statement) => {
    await expect(db.raw(statement)).rejects.toMatchObject({ code: '42501' });
  });
});
