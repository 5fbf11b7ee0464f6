import { publicMapCredit } from '../divisions/clearedOutlines.ts';
import { codeList } from '../gazetteer/codeList.ts';
import type { Db } from '../platform/db/sql.ts';
import { isDemonstration } from '../platform/demonstration.ts';
import { recent } from './recent.ts';
import type { Site } from './view.ts';

const KEPT_MILLISECONDS = 10_000;

interface Given {
  today: () => string;
}

/** What all public pages say about this register, read at most every ten seconds. */
export function siteFacts(db: Db, { today }: Given): () => Promise<Site> {
  return recent(() => readSite(db, today()), KEPT_MILLISECONDS);
}

const readSite = async (db: Db, day: string): Promise<Site> => ({
  demonstration: await isDemonstration(db),
  reviewNumber: (await publicMapCredit(db)).reviewNumbers.join('、') || null,
  reportKinds: await codeList(db, { kind: 'sign-reports', day }),
});
