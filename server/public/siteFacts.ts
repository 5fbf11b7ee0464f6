import type { Db } from '../platform/db/sql.ts';
import { isDemonstration } from '../platform/demonstration.ts';
import type { Site } from './view.ts';

const KEPT_MILLISECONDS = 10_000;

/** What all public pages say about this register, read at most every ten seconds. */
export function siteFacts(db: Db, reviewNumber: string | null): () => Promise<Site> {
  let kept: { at: number; site: Promise<Site> } | undefined;
  return () => {
    const at = performance.now();
    if (kept && at - kept.at < KEPT_MILLISECONDS) return kept.site;
    const site = isDemonstration(db).then((demonstration) => ({ demonstration, reviewNumber }));
    kept = { at, site };
    site.catch(() => {
      kept = undefined;
    });
    return site;
  };
}
