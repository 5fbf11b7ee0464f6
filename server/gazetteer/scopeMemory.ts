import { z } from 'zod';
import { type Db, many, sql } from '../platform/db/sql.ts';
import { UniqueScope } from './uniqueScope.ts';

/** Scope of uniqueness by category, specific part of the name by division code. */
export interface ScopeTables {
  readonly scopes: ReadonlyMap<string, UniqueScope>;
  readonly specifics: ReadonlyMap<string, string>;
}

/** The scope of a category; a category that nobody listed is compared in its county. */
export const scopeIn = ({ scopes }: ScopeTables, category: string): UniqueScope => scopes.get(category) ?? 'county';

/** Specific parts of the prefecture, county and township of a place: 吴忠, 利通, 金积. */
export function localNamesIn({ specifics }: ScopeTables, division: string): string[] {
  const names: string[] = [];
  for (const code of [`${division.slice(0, 4)}00`, division.slice(0, 6), division]) {
    const name = specifics.get(code);
    if (name !== undefined && !names.includes(name)) names.push(name);
  }
  return names;
}

/** What every comparison needs and what changes seldom: scopes of the categories, names of divisions without generic. */
export interface ScopeMemory extends ScopeTables {
  /** Equal to the stamp that `namesInScope` brings back as long as nothing has changed. */
  readonly stamp: string;
  readonly scopeOf: (category: string) => UniqueScope;
  /** Specific parts of the prefecture, county and township of a place: 吴忠, 利通, 金积. */
  readonly localNames: (division: string) => string[];
  /** By the first four digits of their codes: divisions that have ended and whose names no division of the prefecture bears now. */
  readonly ended: ReadonlyMap<string, readonly EndedDivision[]>;
}
export interface EndedDivision {
  readonly name: string;
  /** YYYY-MM-DD, the first day on which it was no more. */
  readonly endedOn: string;
}

interface Kept {
  memory: ScopeMemory;
  today: string;
  readAt: number;
}
// By the settings of the connection: the pool and its transactions share them.
const kept = new WeakMap<object, Kept>();

// The stamp misses a change that was written before another one and committed after it: this long at most.
const MOST_AGE_MS = 60_000;

/** As remembered on a day; read when nothing is remembered, when it is old, or when a check saw another stamp. */
export async function scopeMemory(db: Db, today: string, seen?: string): Promise<ScopeMemory> {
  const owner: object = db.client.config;
  const known = kept.get(owner);
  const holds = known && known.today === today && Date.now() - known.readAt < MOST_AGE_MS;
  if (holds && (seen === undefined || seen === known.memory.stamp)) return known.memory;
  const memory = await read(db, today);
  kept.set(owner, { memory, today, readAt: Date.now() });
  return memory;
}

const Stamp = z.object({ stamp: z.string() });
const Category = z.object({ id: z.string(), scope: UniqueScope });
const Division = z.object({ code: z.string(), specific: z.string() });
const Ended = z.object({ prefecture: z.string(), name: z.string(), endedOn: z.string() });

const selectEnded = (today: string) => sql`
  select left(e.code, 4) as prefecture, e.name, max(upper(e.valid))::text as "endedOn" from division e
   where upper(e.valid) <= ${today}::date and e.level in ('county', 'township') and length(e.name) >= 3
     and not exists (select 1 from division d where d.name = e.name and left(d.code, 4) = left(e.code, 4) and d.valid @> ${today}::date)
   group by 1, 2 order by 1, 2`;

function byPrefecture(rows: readonly z.infer<typeof Ended>[]): Map<string, EndedDivision[]> {
  const ended = new Map<string, EndedDivision[]>();
  for (const { prefecture, ...division } of rows) ended.set(prefecture, [...(ended.get(prefecture) ?? []), division]);
  return ended;
}

async function read(db: Db, today: string): Promise<ScopeMemory> {
  // The stamp first: a change between the statements then shows as another stamp, never as none.
  const [found] = await many(db, Stamp, sql`select scope_stamp() as stamp`);
  const categories = await many(db, Category, sql`select id, unique_scope as scope from category`);
  const divisions = await many(db, Division, sql`select code, "specific" from division where valid @> ${today}::date`);
  const ended = byPrefecture(await many(db, Ended, selectEnded(today)));
  const tables = {
    scopes: new Map(categories.map(({ id, scope }) => [id, scope])),
    specifics: new Map(divisions.map(({ code, specific }) => [code, specific])),
  };
  return {
    ...tables,
    stamp: found?.stamp ?? '',
    scopeOf: (category) => scopeIn(tables, category),
    localNames: (division) => localNamesIn(tables, division),
    ended,
  };
}
