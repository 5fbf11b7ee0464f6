import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { z } from 'zod';
import { type Db, many, one, type Sql, sql } from '../platform/db/sql.ts';

/** What is wrong at one place of the chain. */
export interface AuditFault {
  seal: number | null;
  entryId: number | null;
  what: 'changed' | 'missing-entry' | 'missing-seal' | 'broken-link' | 'unsealed-entry' | 'wrong-head' | 'wrong-anchor';
}
/** The end of the chain: write it down elsewhere, and later nobody can shorten or rewrite what lies before it. */
export interface AuditAnchor {
  seal: number;
  hash: string;
}
export interface AuditVerdict {
  sealed: number;
  head: AuditAnchor;
  /** At most 100. */
  faults: AuditFault[];
}

const PAGE = 5000;
const MOST_FAULTS = 100;
const START = '00'.repeat(32);

/**
 * Computes the whole chain again from the stored entries, in one snapshot, so that the service may go on writing.
 * The hashing is done here and not by the database, whose functions could have been changed with the rows.
 * @param anchor an earlier `head` kept elsewhere, which must still lie on the chain
 */
export function verifyAudit(db: Knex, anchor?: AuditAnchor): Promise<AuditVerdict> {
  const mode = { isolationLevel: 'repeatable read', readOnly: true } as const;
  return db.transaction(async (tx) => {
    const { end, faults } = await walk(tx, anchor);
    faults.push(...(await many(tx, Unsealed, selectUnsealed())).map(unsealed));
    const head = await one(tx, Head, selectHead());
    if (head.seal !== end.seal || head.hash !== end.hash)
      faults.push({ seal: head.seal, entryId: null, what: 'wrong-head' });
    if (anchor && anchor.seal > end.seal) faults.push({ seal: anchor.seal, entryId: null, what: 'wrong-anchor' });
    return { sealed: end.seal, head, faults: faults.slice(0, MOST_FAULTS) };
  }, mode);
}

async function walk(tx: Db, anchor: AuditAnchor | undefined): Promise<{ end: AuditAnchor; faults: AuditFault[] }> {
  const faults: AuditFault[] = [];
  let end: AuditAnchor = { seal: 0, hash: START };
  for await (const row of chain(tx)) {
    const what = faultOf(row, end) ?? anchorFault(row, anchor);
    if (what) faults.push({ seal: row.seal, entryId: row.entryId, what });
    end = { seal: row.seal, hash: row.hash };
  }
  return { end, faults };
}

async function* chain(tx: Db): AsyncGenerator<SealedRow> {
  let page: SealedRow[];
  let after = 0;
  do {
    page = await many(tx, SealedRow, selectSealed(after));
    yield* page;
    after = page.at(-1)?.seal ?? after;
  } while (page.length === PAGE);
}

const anchorFault = (row: SealedRow, anchor: AuditAnchor | undefined): AuditFault['what'] | undefined =>
  row.seal === anchor?.seal && row.hash !== anchor.hash ? 'wrong-anchor' : undefined;

function faultOf(row: SealedRow, before: AuditAnchor): AuditFault['what'] | undefined {
  if (row.seal !== before.seal + 1) return 'missing-seal';
  if (row.text === null) return 'missing-entry';
  if (row.prevHash !== before.hash) return 'broken-link';
  return hashOf(row.prevHash, row.text) === row.hash ? undefined : 'changed';
}

const hashOf = (prevHash: string, text: string): string =>
  createHash('sha256').update(Buffer.from(prevHash, 'hex')).update(text, 'utf8').digest('hex');

const unsealed = ({ id }: z.infer<typeof Unsealed>): AuditFault => ({
  seal: null,
  entryId: id,
  what: 'unsealed-entry',
});

const SealedRow = z.object({
  seal: z.number().int(),
  entryId: z.number().int(),
  prevHash: z.string(),
  hash: z.string(),
  text: z.string().nullable(),
});
type SealedRow = z.infer<typeof SealedRow>;
const Head = z.object({ seal: z.number().int(), hash: z.string() });
const Unsealed = z.object({ id: z.number().int() });

// The text is that of audit_text in 002-audit.sql, spelled out here so that a changed function deceives nobody.
const selectSealed = (after: number): Sql => sql`
  select s.seal, s.entry_id as "entryId", encode(s.prev_hash, 'hex') as "prevHash", encode(s.hash, 'hex') as hash,
         case when e.id is null then null else
           jsonb_build_array(s.seal, e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor_id,
             e.actor, e.action, e.subject_kind, e.subject_id, e.old, e.new)::text end as text
    from audit_seal s
    left join audit_entry e on e.id = s.entry_id
   where s.seal > ${after}
   order by s.seal
   limit ${PAGE}`;
const selectHead = (): Sql => sql`select seal, encode(hash, 'hex') as hash from audit_head`;
const selectUnsealed = (): Sql => sql`
  select e.id from audit_entry e
   where not exists (select 1 from audit_seal s where s.entry_id = e.id)
   order by e.id
   limit ${MOST_FAULTS}`;
