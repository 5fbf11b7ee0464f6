import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { divisionPrefix } from '../accounts/divisionPrefix.ts';
import {
  areasOfCounty,
  countiesWithNames,
  type LiveName,
  namesInAreas,
  namesOfCategories,
  namesOfCounties,
} from '../gazetteer/liveNames.ts';
import { scopeMemory } from '../gazetteer/scopeMemory.ts';
import type { UniqueScope } from '../gazetteer/uniqueScope.ts';
import { type Db, many, sql } from '../platform/db/sql.ts';
import { adjacentDecides } from './adjacentDecides.ts';
import { adjacentOf } from './adjacentNames.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import { graveIn } from './detect.ts';
import { nearbyByName, type Reach, reachOf } from './nearbyNames.ts';
import { placeFacts } from './placeFacts.ts';
import {
  addHit,
  type CountyTexts,
  type OpenName,
  type ScanData,
  type ScannedCounties,
  type ScannedName,
} from './scanCounty.ts';
import { type CountyScanner, scannerHere, scannerInThreads } from './scanThreads.ts';
import { type NearbyName, subjectOf } from './subject.ts';
import type { Whereabouts } from './whereabouts.ts';

interface Where {
  /** Code of a division of any level; the whole register when left out. */
  division?: string;
  /** YYYY-MM-DD; decides blocked names and names of divisions. */
  today: string;
  /** How many threads judge names, 0 for none; chosen by the size of the register when left out. */
  threads?: number;
}

/**
 * Checks every registered name of a division (all names when none is given) with all rules, duplicates in the legal scope
 * of each category included. Answers pages, one for some counties in the order of codes, of the names with a finding of level block
 * or review; stores nothing. Names in force, reserved and of the census are checked; they are compared with the names in
 * force, reserved or still blocked, as a live check does. What lies in adjacent areas is asked for only where the rows make
 * it grave: as a note it lists no name.
 */
export async function* scanRegister(db: Db, set: CompiledRuleSet, where: Where): AsyncGenerator<ScannedName[]> {
  const prefix = divisionPrefix(where.division ?? '000000');
  const threads = where.threads ?? (await threadsFor(db, prefix));
  const read = scanData(db, set, { prefix, today: where.today });
  const data = read.then((known) => known.data);
  const scanner = threads > 0 ? scannerInThreads(data, threads) : scannerHere(await data);
  try {
    const { builtUp } = await read;
    const counties = await countiesWithNames(db, prefix);
    for await (const { hits, open } of scannedInTurn(counties, scanner, readerOf(db, builtUp, where.today))) {
      await addOpen(db, set, { hits, open }, where.today);
      if (hits.length > 0) yield hits.toSorted(byCounty);
    }
  } finally {
    await scanner.close();
  }
}

const countyOf = ({ divisionCode }: ScannedName): number => Number(divisionCode.slice(0, 6));
const byCounty = (a: ScannedName, b: ScannedName): number => countyOf(a) - countyOf(b);

// Below it starting threads (1 s of processor each) takes longer than the work.
const WORTH_THREADS = 20_000;

async function threadsFor(db: Db, prefix: string): Promise<number> {
  const [found] = await many(
    db,
    z.object({ names: z.number() }),
    sql`select count(*)::int as names from (
          select 1 from place_name where starts_with(county_code, ${prefix.slice(0, 6)}) limit ${WORTH_THREADS}) as first_names`,
  );
  return (found?.names ?? 0) < WORTH_THREADS ? 0 : availableParallelism();
}

// A statement and a message for each county would cost more than what they carry.
const MOST_AT_ONCE = 24;

type ReadCounties = (counties: readonly string[]) => Promise<CountyTexts[]>;

/** Counties read one after the other while others are judged, answered in their order. */
async function* scannedInTurn(counties: readonly string[], scanner: CountyScanner, read: ReadCounties) {
  const begun: ReturnType<CountyScanner['scan']>[] = [];
  let reading: Promise<unknown> = Promise.resolve();
  const atOnce = Math.ceil(Math.min(MOST_AT_ONCE, counties.length / (2 * scanner.ahead)));
  for (let at = 0; at < counties.length; at += atOnce) {
    const texts = reading.then(() => read(counties.slice(at, at + atOnce)));
    reading = texts;
    const scanned = texts.then(scanner.scan);
    // What was begun may fail after the reader has gone away: then nobody waits for it.
    scanned.catch(() => undefined);
    begun.push(scanned);
    if (begun.length > scanner.ahead) yield await taken(begun);
  }
  while (begun.length > 0) yield await taken(begun);
}

function taken<T>(begun: Promise<T>[]): Promise<T> {
  const first = begun.shift();
  if (!first) throw new Error('Nothing has begun');
  return first;
}

async function scanData(db: Db, set: CompiledRuleSet, { prefix, today }: { prefix: string; today: string }) {
  const { scopes, specifics, ended } = await scopeMemory(db, today);

  const ofScope = (asked: UniqueScope): string[] =>
    [...scopes].filter(([, scope]) => scope === asked).map(([category]) => category);
  const wide = await namesOfCategories(db, [...ofScope('nation'), ...ofScope('province')], today);
  const data: ScanData = {
    ...{ set, prefix, tables: { scopes, specifics }, ended },
    paths: await divisionPaths(db),
    wide,
  };
  return { data, builtUp: ofScope('built_up_area') };
}

const readerOf =
  (db: Db, areal: readonly string[], today: string): ReadCounties =>
  async (counties) => {
    const read = await namesOfCounties(db, counties, { categories: areal, today });
    return Promise.all(
      read.map(({ county, names, hasAny }) =>
        hasAny
          ? withAreas(db, { county, names }, { categories: areal, today })
          : { names, beyond: '', memberships: [] },
      ),
    );
  };

/** Adds what the built-up areas of the county hold. */
async function withAreas(
  db: Db,
  { county, names }: { county: string; names: string },
  { categories, today }: { categories: readonly string[]; today: string },
): Promise<CountyTexts> {
  const own = await areasOfCounty(db, { county, categories, today });
  const areas = [...new Set(own.map(({ areaId }) => areaId))];
  if (areas.length === 0) return { names, beyond: '', memberships: [] };
  const others = await namesInAreas(db, { areas, county, categories, today });
  return { names, beyond: others.names, memberships: [...own, ...others.memberships] };
}

/** Judges the names whose rules ask the register about the place, and adds the hits among them. */
async function addOpen(db: Db, set: CompiledRuleSet, { hits, open }: ScannedCounties, today: string): Promise<void> {
  const subjects = open.map(({ name, input }) => ({ name, subject: subjectOf(input, set, name) }));
  const nearby = await namesNear(db, set, open);
  const beside = subjects.filter(({ name }) => adjacentDecides(set, name.divisionCode));
  const near = await adjacentOf(db, set, beside, today);
  for (let at = 0; at < subjects.length; at += AT_ONCE) {
    const some = subjects.slice(at, at + AT_ONCE);
    const facts = await Promise.all(
      some.map(({ name, subject }) => placeFacts(db, set, subject, placeOf(name, today))),
    );
    for (const [i, { name, subject }] of some.entries()) {
      const asked = { adjacent: near.get(name.nameId), nearby: nearby.get(name.nameId) };
      const input = { ...subject.input, ...facts[i], ...asked };
      addHit(hits, name, graveIn({ ...subject, input }, set));
    }
  }
}

/** Names close by, in one statement for all counties that look equally far. */
async function namesNear(db: Db, set: CompiledRuleSet, open: readonly OpenName[]): Promise<Map<string, NearbyName[]>> {
  const byReach = new Map<string, { reach: Reach; ids: string[] }>();
  for (const { name } of open.filter(({ isNearOthers }) => isNearOthers)) {
    const reach = reachOf(set, name.divisionCode);
    if (!reach) continue;
    const key = `${reach.sameSpot} ${reach.spelling}`;
    const alike = byReach.get(key) ?? { reach, ids: [] };
    byReach.set(key, alike);
    alike.ids.push(name.nameId);
  }
  const found = new Map<string, NearbyName[]>();
  for (const { reach, ids } of byReach.values()) {
    for (const [id, names] of await nearbyByName(db, reach, ids)) found.set(id, names);
  }
  return found;
}

// Fewer than the pool has connections: others use it meanwhile.
const AT_ONCE = 4;

const placeOf = (name: LiveName, today: string): Whereabouts => ({
  ...{ division: name.divisionCode, geometry: name.geometry ?? undefined },
  ...{ self: name.placeId, borne: name.name, today },
});

const Path = z.object({ code: z.string(), path: z.string() });

async function divisionPaths(db: Db): Promise<Map<string, string>> {
  const rows = await many(db, Path, sql`select code, path from division where upper_inf(valid)`);
  return new Map(rows.map(({ code, path }) => [code, path]));
}
