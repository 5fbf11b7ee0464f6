import { LRUCache } from 'lru-cache';
import { pgQuery } from '../platform/db/pgQuery.ts';
import type { Db } from '../platform/db/sql.ts';
import type { CodeKey } from '../signs/codes/verifyCode.ts';
import type { SignId } from '../signs/contract.ts';
import { listSignKeys } from '../signs/keys/listSignKeys.ts';
import { SCAN_HEADERS } from './hereForm.ts';
import { readerLanguage } from './readerLanguage.ts';
import { recent } from './recent.ts';
import { type GenuineCode, type ScannedCode, scannedCode } from './scannedCode.ts';
import { scannedSign } from './scannedSign.ts';
import { type StatusPage, scanPage } from './scanPage.ts';
import { type ScanRefusal, scanRefusal } from './scanRefusal.ts';
import { scanRevisions } from './scanRevisions.ts';
import { type Answer, answerOf, weightOf } from './sendAnswer.ts';
import { type Lang, type Site, viewOf } from './view.ts';

interface Facts {
  db: Db;
  today: () => string;
  site: () => Promise<Site>;
  /** Called once for each scan of a registered sign. */
  count: (id: SignId) => void;
  /** How old what is known of a sign and its name may be. */
  revisionMilliseconds: number;
}

const HEADERS = { ...SCAN_HEADERS, 'Cache-Control': 'public, max-age=300', Vary: 'Accept-Language' };
const CACHE_BYTES = 16 * 1024 * 1024;
// Neighbours and outlines on a page may be this old; the sign, the place and their names are always the present ones.
const KEPT_MILLISECONDS = 60_000;
// A key that is given up is known everywhere after this.
const KEYS_KEPT_MILLISECONDS = 10_000;

/**
 * Answers `GET /s/{id}`. One look-up by key, at most every `revisionMilliseconds`, says at which version the sign and its place
 * are; a page of that version is taken from memory (16 MiB), or made.
 */
export function scanAnswers(facts: Facts): (path: string, acceptLanguage: string | undefined) => Promise<Answer> {
  const revisionOf = scanRevisions(pgQuery(facts.db));
  const read = codeReader(facts.db);
  const cache = new LRUCache<string, Answer, () => Promise<Answer>>({
    maxSize: CACHE_BYTES,
    sizeCalculation: weightOf,
    ttl: KEPT_MILLISECONDS,
    fetchMethod: (_key, _stale, { context: make }) => make(),
  });
  const answerTo: AnswerTo = async (path, acceptLanguage) => {
    const lang = readerLanguage(path, acceptLanguage);
    const code = await read(path);
    if ('why' in code) return { page: await refused(facts, { lang, ...code }) };
    const found = await revisionOf(code.id);
    if (!found) return { page: await refused(facts, { lang, why: 'unknown', written: code.id }) };
    const { revision, code_key: codeKey } = found;
    // Nobody made a plate of this sign with a code that is not signed.
    if (code.state === 'unsigned' && codeKey !== null)
      return { page: await refused(facts, { lang, why: 'forged', written: code.id }) };
    const site = await facts.site();
    const key = `${code.id} ${code.state} ${lang} ${revision} ${facts.today()} ${site.demonstration}`;
    // Asked first because it is far cheaper than a fetch, which prepares for being cancelled.
    const page = cache.get(key) ?? (await cache.forceFetch(key, { context: () => made(facts, lang, code) }));
    return { page, id: code.id };
  };
  return shownAgain(facts, answerTo);
}

/** `id` of the registered sign that was scanned. */
interface Shown {
  page: Answer;
  id?: SignId;
}
type AnswerTo = (path: string, acceptLanguage: string | undefined) => Promise<Shown>;

/** Counts scans of registered signs, and shows the same page to who asks the same within `revisionMilliseconds`. */
function shownAgain(
  { count, revisionMilliseconds }: Facts,
  answerTo: AnswerTo,
): (path: string, acceptLanguage: string | undefined) => Promise<Answer> {
  const kept =
    revisionMilliseconds > 0 ? new LRUCache<string, Shown>({ max: 500, ttl: revisionMilliseconds }) : undefined;
  return async (path, acceptLanguage) => {
    const asked = `${path} ${acceptLanguage ?? ''}`;
    const shown = kept?.get(asked) ?? (await answerTo(path, acceptLanguage));
    if (shown.id !== undefined) {
      count(shown.id);
      kept?.set(asked, shown, { noUpdateTTL: true });
    }
    return shown.page;
  };
}

interface Refused {
  lang: Lang;
  why: ScanRefusal;
  /** The number as scanned, letters and digits only. */
  written: string;
}

/** Reads addresses; those of genuine form are remembered while the keys stay, since the same plates are scanned again and again. */
function codeReader(db: Db): (path: string) => Promise<ScannedCode> {
  const known = new LRUCache<string, ScannedCode>({ max: 5_000 });
  let judgedBy: readonly CodeKey[] = [];
  const keys = recent(async () => {
    const now = await listSignKeys(db);
    if (JSON.stringify(now) === JSON.stringify(judgedBy)) return judgedBy;
    known.clear();
    judgedBy = now;
    return now;
  }, KEYS_KEPT_MILLISECONDS);
  return async (path) => {
    const present = await keys();
    const before = known.get(path);
    if (before) return before;
    const code = scannedCode(path, present);
    if ('id' in code) known.set(path, code);
    return code;
  };
}

async function made(facts: Facts, lang: Lang, code: GenuineCode): Promise<Answer> {
  const found = await scannedSign(facts.db, code.id, facts.today());
  if (found === undefined || found === 'closed')
    return refused(facts, { lang, why: found ?? 'unknown', written: code.id });
  return answer(scanPage(viewOf(lang, await facts.site()), found, code));
}

async function refused({ site }: Facts, { lang, why, written }: Refused): Promise<Answer> {
  return answer(scanRefusal(viewOf(lang, await site()), why, written));
}

const answer = ({ status, body }: StatusPage): Promise<Answer> => answerOf(status, HEADERS, body);
