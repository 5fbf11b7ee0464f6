import { record, SYSTEM } from '#server/audit/record.ts';
import { verifyAudit } from '#server/audit/verifyAudit.ts';
import { type Db, run, sql } from '#server/platform/db/sql.ts';
import type { Deps } from '#server/platform/deps.ts';
import { benchRegister } from './benchRegister.ts';

/**
 * What sealing at the end of a transaction costs against not sealing at all, and against a chain whose head is locked
 * when the entry is written. Transactions of 20 ms with one entry, on the engine of BENCH_DATABASE_URL or the embedded
 * one. Prints transactions per second as medians of three rounds.
 */
const WRITERS = 8;
const ROUND_MS = 4000;

async function bench({ db, engine }: Deps): Promise<void> {
  const work = engine === 'server' ? 0.02 : 0;
  const plain = async (tx: Db) => {
    await write(tx);
    await run(tx, sql`select pg_sleep(${work})`);
  };
  const lockedEarly = async (tx: Db) => {
    await run(tx, sql`select * from audit_head for update`);
    await plain(tx);
  };
  for (let round = 1; round <= 3; round++) {
    await db.raw('alter table audit_entry disable trigger audit_entry_sealed');
    const unsealed = await perSecond(db, plain);
    await db.raw('alter table audit_entry enable trigger audit_entry_sealed');
    const sealed = await perSecond(db, plain);
    const early = await perSecond(db, lockedEarly);
    console.log(JSON.stringify({ engine, round, unsealed, sealed, early }));
  }
  const bulk = Date.now();
  await db.transaction(async (tx) => {
    await tx.raw(`insert into audit_entry (at, actor, action, subject_kind, subject_id, old, new)
      select now(), 'bench', 'place.import', 'place', i::text, 'null', '{"name": "吴忠路"}' from generate_series(1, 20000) i`);
  });
  console.log(JSON.stringify({ bulk20000Ms: Date.now() - bulk }));
  const start = Date.now();
  await db.raw('alter table audit_entry disable trigger audit_entry_kept');
  await db.raw('delete from audit_entry e where not exists (select 1 from audit_seal s where s.entry_id = e.id)');
  const { sealed, faults } = await verifyAudit(db);
  console.log(JSON.stringify({ verifyMs: Date.now() - start, sealed, faults: faults.length }));
}

const write = (tx: Db) =>
  record(tx, {
    ...{
      actor: SYSTEM,
      action: 'naming.create',
      subjectKind: 'naming-case',
      subjectId: 'x',
      at: new Date().toISOString(),
    },
    after: { state: 'draft', name: '吴忠路' },
  });

async function perSecond(db: Deps['db'], work: (tx: Db) => Promise<void>): Promise<number> {
  const end = Date.now() + ROUND_MS;
  let done = 0;
  const writer = async () => {
    while (Date.now() < end) {
      await db.transaction(work);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  return Math.round((done * 1000) / ROUND_MS);
}

const { deps, close } = await benchRegister();
try {
  await bench(deps);
} finally {
  await close();
}
