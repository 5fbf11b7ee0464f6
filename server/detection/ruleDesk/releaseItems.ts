import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ChangeItem, KeptRow, RowBody, RowKind } from '../ruleChangeContract.ts';
import { labelOf, ROW_SCHEMA, wordOf } from './rowKinds.ts';
import { canonical } from './verdictOf.ts';

/** A row as it ships with this release. */
export interface Shipped {
  kind: RowKind;
  body: unknown;
}
/** The newest version of a row of the register, and the one that it was filled with. */
export interface Stored extends Shipped {
  id: string;
  version: number;
  /** Made by a change at the rule desk. */
  changed: boolean;
  ended: boolean;
  /** The body before any change; null for a row that a change added. */
  original: unknown;
}
/** An item with what tells it when it comes again. */
export interface Offered {
  item: ChangeItem;
  key: string;
  digest: string;
}

const Named = z.looseObject({ id: z.string().optional(), jurisdiction: z.string().optional() });
const Body = z.record(z.string(), z.unknown());

/** The id of a row, of a rule with the place where it holds, or the word that is its name. */
function nameOf({ kind, body }: Shipped): string {
  const { id, jurisdiction = 'CN' } = Named.parse(body);
  return kind === 'rule' ? `${id} ${jurisdiction}` : (id ?? wordOf(body));
}

/** Rows by what they are called; a second row of the same name in the order of the file is another key. */
export function byKey<T extends Shipped>(rows: readonly T[]): Map<string, T> {
  const keyed = new Map<string, T>();
  for (const row of rows) {
    const name = `${row.kind} ${nameOf(row)}`;
    let key = name;
    for (let n = 2; keyed.has(key); n += 1) key = `${name} #${n}`;
    keyed.set(key, row);
  }
  return keyed;
}

/** Of a body without what each register has of its own: first day and version. Fields that came later count with their default. */
export function digestOf(kind: RowKind, body: unknown): string {
  const {
    version: _,
    effectiveFrom: _from,
    effectiveTo: _to,
    ...rest
  } = Body.parse(ROW_SCHEMA[kind].safeParse(body).data ?? body);
  return createHash('sha256').update(canonical(rest)).digest('hex').slice(0, 16);
}

/**
 * What a release changes in a register: new rows, others in the place of rows that nobody here has edited, and an end of such
 * rows that no longer ship. Rows edited here are kept; they are named where the release has another wording than they were made from.
 * @param ours digests of bodies that earlier releases brought, by key; `offered` those that were offered and must not come again
 */
export function releaseItems(
  shipped: readonly Shipped[],
  stored: readonly Stored[],
  { ours, offered }: { ours: ReadonlyMap<string, ReadonlySet<string>>; offered: ReadonlySet<string> },
): { items: Offered[]; kept: KeptRow[] } {
  const [there, here] = [byKey(shipped), byKey(stored)];
  const judged = [...there].map(([key, row]) => judge(key, row, { row: here.get(key), ours: ours.get(key) }));
  const ends = [...here]
    .filter(([key, row]) => !there.has(key) && isOurs(row, ours.get(key)) && !row.ended)
    .map(([key, { kind, id, version, body }]): Offered => {
      const item = { operation: 'end', kind, rowId: id, baseVersion: version } as const;
      return { item, key, digest: `end ${digestOf(kind, body)}` };
    });
  const items = [...judged.flatMap(({ item }) => item ?? []), ...ends];
  return {
    items: items.filter(({ key, digest }) => !offered.has(`${key} ${digest}`)),
    kept: judged.flatMap(({ kept }) => kept ?? []),
  };
}

const isOurs = ({ kind, body, changed }: Stored, digests: ReadonlySet<string> | undefined): boolean =>
  !changed || digests?.has(digestOf(kind, body)) === true;

interface Judged {
  item?: Offered;
  kept?: KeptRow;
}

function judge(
  key: string,
  { kind, body }: Shipped,
  { row, ours }: { row: Stored | undefined; ours: ReadonlySet<string> | undefined },
): Judged {
  const given: RowBody = Body.parse(body);
  const digest = digestOf(kind, body);
  if (!row) return { item: { item: { operation: 'add', kind, body: given }, key, digest } };
  if (!row.ended && digestOf(kind, row.body) === digest) return {};
  if (isOurs(row, ours) && !row.ended) {
    return {
      item: { item: { operation: 'replace', kind, rowId: row.id, baseVersion: row.version, body: given }, key, digest },
    };
  }
  const isNews = row.original === null || digestOf(kind, row.original) !== digest;
  return isNews ? { kept: { kind, rowId: row.id, label: labelOf(body), ended: row.ended } } : {};
}
