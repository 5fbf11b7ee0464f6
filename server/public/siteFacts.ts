import { publicMapCredit } from '../divisions/clearedOutlines.ts';
import { codeList } from '../gazetteer/codeList.ts';
import type { Db } from '../platform/db/sql.ts';
import { isDemonstration } from '../platform/demonstration.ts';
import type { Site } from './view.ts';

const KEPT_MILLISECONDS = 10_000;

interface Given {
  today: () => string;
}

/** What all public pages say about this register, read at most every ten seconds. */
export function siteFacts(db: Db, { today }: Given): () => Promise<Site> {
  let kept: { at: number; site: Promise<Site> } | undefined;
  return () => {
    const at = performance.now();
    if (kept && at - kept.at < KEPT_MILLISECONDS) return kept.site;
    const site = readSite(db, today());
    kept = { at, site };
    site.catch(() => {
      kept = undefined;
    });
    return site;
  };
}

const readSite = async (db: Db, day: string): Promise<Site> => ({
  demonstration: await isDemonstration(db),
  reviewNumber: (await publicMapCredit(db)).reviewNumbers.join('、') || null,
  reportKinds: await codeList(db, { kind: 'sign-reports', day }),
});
