import { z } from 'zod';
import { NameSearch, PlaceCategory, PlaceId } from '../gazetteer/contract.ts';
import { CampaignId } from '../naming/campaigns/campaignContract.ts';
import { CaseId } from '../naming/caseContract.ts';
import { DocumentId } from '../naming/documents/contract.ts';
import { Day, DivisionCode } from '../platform/contract.ts';
import { Problem } from '../platform/problem.ts';
import { SignId } from '../signs/contract.ts';

// The database stores no NUL, and no name or number holds another control character.
const Word = z
  .string()
  .max(60)
  .transform((text) => text.replaceAll(/\p{Cc}/gu, '').trim())
  .catch('');

/**
 * What the public pages read from addresses and forms. A search field that does not fit is taken for empty; a path that
 * does not fit is no page of ours.
 */
export const PageInput = {
  search: z.object({
    q: Word,
    division: DivisionCode.optional().catch(undefined),
    at: Day.optional().catch(undefined),
    near: NameSearch.shape.near.catch(undefined),
  }),
  notices: z.object({
    kind: z.enum(['notice', 'campaign', 'announcement', 'revocation']).optional().catch(undefined),
    cursor: z.string().max(200).optional().catch(undefined),
  }),
  track: z.object({ caseNo: Word, code: Word }),
  place: z.object({ id: PlaceId }),
  notice: z.object({ kind: z.enum(['notice', 'announcement', 'revocation']), id: CaseId }),
  document: z.object({ id: DocumentId }),
  documentCode: z.object({ code: Word }),
  compared: z.object({ sha256: z.string().max(64).catch('') }),
  sign: z.object({ id: SignId }),
  matter: z.object({ kind: z.enum(['naming', 'renaming']), category: PlaceCategory }),
  noticeCampaign: z.object({ id: CampaignId }),
  noticeItem: z.object({ item: z.uuid().optional().catch(undefined) }),
  noticeCase: z.object({ id: CaseId }),
  follow: z.object({ no: Word, code: Word }),
};

/** What the path of a page says. @throws Problem not-found when it does not fit */
export function pathOf<T extends z.ZodType>(schema: T, params: unknown): z.output<T> {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  throw new Problem('not-found', 'There is no such page', { detailZh: '没有这个页面。' });
}
