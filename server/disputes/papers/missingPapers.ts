import type { Dispute } from '../contract.ts';
import { archiveList } from '../procedure/archiveList.ts';
import type { PaperDeps } from './paperDeps.ts';

/** What the folder of a settled dispute should hold and does not, in Chinese (rows of `dispute_archive_paper`, BR art. 13). */
export async function missingPapers({ db }: PaperDeps, { id }: Dispute): Promise<string[]> {
  const papers = await archiveList(db, id);
  return papers.filter(({ present }) => !present).map(({ labelZh }) => labelZh);
}
