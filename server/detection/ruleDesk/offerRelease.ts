import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, json, many, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { loadRuleSet } from '../loadRuleSet.ts';
import { ChangeId, ChangeState, RowKind, type RuleChange, type RuleRelease } from '../ruleChangeContract.ts';
import { shippedRows } from '../shippedRows.ts';
import { changesOf } from './changeRow.ts';
import { createRuleChange } from './draftRuleChange.ts';
import { mayChangeRow } from './mayChangeRow.ts';
import { type Offered, releaseItems, type Shipped } from './releaseItems.ts';
import { ownerOf } from './rowKinds.ts';
import type { DeskDeps } from './ruleDeskDeps.ts';
import { lockSets } from './takeForce.ts';

// A change that people can read to its end; a draft takes 500.
const MOST_ITEMS = 300;

/** What this release of the program has that the register has not, for rows that the office may change. */
export async function ruleRelease(db: Db, actor: Actor): Promise<RuleRelease> {
  const { version, items, kept } = await offer(db, actor);
  const count = (operation: string): number => items.filter(({ item }) => item.operation === operation).length;
  const changes = await many(db, Draft, selectDrafts(actor, version));
  return { version, added: count('add'), replaced: count('replace'), ended: count('end'), kept, changes };
}

/**
 * Drafts what the release brings as one change, or several where there is much: as any draft it is tried, sent and approved
 * by another person before it holds. @throws Problem conflict when there is nothing to offer
 */
export async function draftRelease(deps: DeskDeps, actor: Actor): Promise<RuleChange> {
  const { version, items } = await offer(deps.db, actor);
  const parts = Math.ceil(items.length / MOST_ITEMS);
  const drafts: RuleChange[] = [];
  for (let at = 0; at < parts; at += 1) {
    const part = items.slice(at * MOST_ITEMS, (at + 1) * MOST_ITEMS);
    const title = `随版本更新 ${version}${parts > 1 ? `（${at + 1}/${parts}）` : ''}`;
    drafts.push(await draftPart(deps, actor, { version, title, items: part }));
  }
  const [first] = drafts;
  if (first) return first;
  throw new Problem('conflict', 'This release has nothing new for the register', {
    detailZh: '本版本没有需要更新的条目，或者已经编成变更。',
    code: 'nothing-new',
  });
}

const REASON =
  '程序新版本随附的规则、词库等条目有更新。本单位修改或停用过的条目保持不变；不需要的条目可以移除，移除后不再提示。';

interface Part {
  version: string;
  title: string;
  items: readonly Offered[];
}

const draftPart = (deps: DeskDeps, actor: Actor, { version, title, items }: Part): Promise<RuleChange> =>
  createRuleChange(
    deps,
    actor,
    { title, documentNo: '', effectiveOn: deps.today(), reason: REASON, items: items.map(({ item }) => item) },
    async (tx, id) => {
      await run(tx, lockSets);
      await run(tx, sql`update rule_change set release = ${version} where id = ${id}`);
      const taken = await run(tx, insertOffered(id, items));
      if (taken === items.length) return;
      throw new Problem('conflict', 'Somebody else has just drafted this', {
        detailZh: '另一人刚刚编成了变更，请刷新。',
        code: 'nothing-new',
      });
    },
  );

const Draft = z.object({ id: ChangeId, title: z.string(), state: ChangeState, items: z.number() });
const Row = z.object({
  ...{ kind: RowKind, id: z.string(), version: z.number(), body: z.unknown() },
  ...{ changed: z.boolean(), ended: z.boolean(), original: z.unknown() },
});
const Known = z.object({ key: z.string(), digest: z.string(), offered: z.boolean() });

let shipped: { version: string; rows: Shipped[] } | undefined;

/** The files do not change while the program runs. */
function release(): { version: string; rows: Shipped[] } {
  if (shipped) return shipped;
  const set = loadRuleSet();
  shipped = { version: set.version, rows: shippedRows(set).map(({ kind, body }) => ({ kind, body })) };
  return shipped;
}

async function offer(db: Db, actor: Actor) {
  const { version, rows } = release();
  const own = rows.filter(({ body }) => mayChangeRow(actor, ownerOf(body).jurisdiction));
  const stored = await many(db, Row, selectNewest);
  const mine = stored.filter(({ body }) => mayChangeRow(actor, ownerOf(body).jurisdiction));
  const known = await many(db, Known, selectKnown);
  const ours = new Map<string, Set<string>>();
  for (const { key, digest } of known) ours.set(key, (ours.get(key) ?? new Set()).add(digest));
  const offered = new Set(known.filter((each) => each.offered).map(({ key, digest }) => `${key} ${digest}`));
  return { version, ...releaseItems(own, mine, { ours, offered }) };
}

// Versions that were withdrawn before their day count as never made.
const selectNewest = sql`
  select distinct on (r.kind, r.id) r.kind, r.id, r.version, r.body, r.change_id is not null as changed,
         not upper_inf(r.valid) as ended,
         (select o.body from rule_row o where o.kind = r.kind and o.id = r.id and o.change_id is null
           order by o.version desc limit 1) as original
    from rule_row r
   where not isempty(r.valid)
   order by r.kind, r.id, r.version desc`;

const selectKnown = sql`
  select o.row_key as key, o.digest, c.state <> 'withdrawn' as offered
    from rule_release_row o join rule_change c on c.id = o.change_id`;

const selectDrafts = (actor: Actor, version: string): Sql => sql`
  select c.id, c.title, c.state, (select count(*)::int from rule_change_item i where i.change_id = c.id) as items
    from rule_change c
   where c.release = ${version} and c.state in ('draft', 'submitted') and ${changesOf(actor)}
   order by c.title`;

/** Inserts what no other standing change offers; the count tells whether all was free. */
const insertOffered = (id: string, items: readonly Offered[]): Sql => sql`
  insert into rule_release_row (change_id, kind, row_key, digest)
  select ${id}::uuid, r.kind, r.key, r.digest
    from jsonb_to_recordset(${json(items.map(({ item: { kind }, key, digest }) => ({ kind, key, digest })))})
           as r (kind text, key text, digest text)
   where not exists (select 1 from rule_release_row o join rule_change c on c.id = o.change_id
                      where o.kind = r.kind and o.row_key = r.key and o.digest = r.digest and c.state <> 'withdrawn')`;
