import { LRUCache } from 'lru-cache';
import { pgQuery } from '../platform/db/pgQuery.ts';
import type { Db } from '../platform/db/sql.ts';
import type { SignId } from '../signs/contract.ts';
import { parseSignUrl } from '../signs/parseSignUrl.ts';
import { PAGE_HEADERS } from './pageStyle.ts';
import { scannedSign } from './scannedSign.ts';
import { type StatusPage, scanPage } from './scanPage.ts';
import { type ScanRefusal, scanRefusal } from './scanRefusal.ts';
import { type Answer, answerOf, weightOf } from './sendAnswer.ts';
import { type Lang, langOf, type Site, viewOf } from './view.ts';

interface Facts {
  db: Db;
  today: () => string;
  site: () => Promise<Site>;
  /** Called once for each scan of a registered sign. */
  count: (id: SignId) => void;
}

const HEADERS = { ...PAGE_HEADERS, 'Cache-Control': 'public, max-age=300' };
const CACHE_BYTES = 16 * 1024 * 1024;
// Neighbours and outlines on a page may be this old; the sign, the place and their names are always the present ones.
const KEPT_MILLISECONDS = 60_000;

/**
 * Answers `GET /s/{id}`. One look-up by key says at which version the sign and its place are; a page of that version is
 * taken from memory (16 MiB), or made.
 */
export function scanAnswers(facts: Facts): (path: string) => Promise<Answer> {
  const query = pgQuery(facts.db);
  const read = addressReader();
  const cache = new LRUCache<string, Answer, () => Promise<Answer>>({
    maxSize: CACHE_BYTES,
    sizeCalculation: weightOf,
    ttl: KEPT_MILLISECONDS,
    fetchMethod: (_key, _stale, { context: make }) => make(),
  });
  return async (path) => {
    const scanned = read(path);
    if ('why' in scanned) return refused(facts, scanned);
    const { id, lang } = scanned;
    const { rows } = await query(REVISION, [id]);
    if (!rows[0]) return refused(facts, { lang, why: 'unknown', written: id });
    facts.count(id);
    const site = await facts.site();
    const key = `${id} ${lang} ${rows[0].revision} ${facts.today()} ${site.demonstration}`;
    // Asked first because it is far cheaper than a fetch, which prepares for being cancelled.
    return cache.get(key) ?? cache.forceFetch(key, { context: () => made(facts, lang, id) });
  };
}

interface Genuine {
  lang: Lang;
  id: SignId;
}
interface Refused {
  lang: Lang;
  why: ScanRefusal;
  /** The number as scanned, letters and digits only. */
  written: string;
}

/** Reads addresses; those of genuine form are remembered, since the same plates are scanned again and again. */
function addressReader(): (path: string) => Genuine | Refused {
  const known = new LRUCache<string, Genuine>({ max: 5_000 });
  return (path) => {
    const before = known.get(path);
    if (before) return before;
    const read = readAddress(path);
    if ('id' in read) known.set(path, read);
    return read;
  };
}

function readAddress(path: string): Genuine | Refused {
  // Against an address of our own making: what the `Host` header says must not reach a page.
  const url = new URL(path, 'https://register');
  const lang = langOf(url.searchParams.get('lang'));
  const scanned = parseSignUrl(`https://register${withoutLang(path)}`);
  if (scanned.id !== null && (scanned.ok || scanned.reason === 'no-code')) return { lang, id: scanned.id };
  return scanned.id === null
    ? { lang, why: 'unknown', written: writtenIn(url) }
    : { lang, why: 'forged', written: scanned.id };
}

const REVISION = `
  select concat_ws('/', s.version, s.updated_at, p.version, p.updated_at) as revision
    from sign s join place p on p.id = s.place_id
   where s.id = $1`;

async function made(facts: Facts, lang: Lang, id: SignId): Promise<Answer> {
  const found = await scannedSign(facts.db, id, facts.today());
  if (found === undefined || found === 'closed') return refused(facts, { lang, why: found ?? 'unknown', written: id });
  return answer(scanPage(viewOf(lang, await facts.site()), found));
}

async function refused({ site }: Facts, { lang, why, written }: Refused): Promise<Answer> {
  return answer(scanRefusal(viewOf(lang, await site()), why, written));
}

const answer = ({ status, body }: StatusPage): Promise<Answer> => answerOf(status, HEADERS, body);

// Whatever was scanned goes back into an address, so only letters and digits of it do.
const writtenIn = (url: URL): string =>
  url.pathname
    .slice('/s/'.length)
    .replaceAll(/[^0-9A-Za-z]/g, '')
    .slice(0, 40);

// The language is asked for by the page, and is no part of what a plate carries.
const withoutLang = (path: string): string =>
  path.replace(/([?&])lang=[a-z]*(&|$)/i, (_, before: string, after: string) => (after === '' ? '' : before));
