import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { type Db, one, sql } from '../../platform/db/sql.ts';
import { dayInChinese } from './dayInChinese.ts';
import type { DocumentFacts } from './documentFacts.ts';

const Revocation = z.object({
  revoker: z.string(),
  revocationNo: z.string(),
  revokedOn: Day,
  revocationReason: z.string(),
  revocationArticle: z.string(),
  restoredName: z.string(),
});

/** What the documents of a revocation say of it: whose, by what, since when, why, and which name is in force again. */
export async function revocationFacts(db: Db, id: string): Promise<DocumentFacts> {
  const facts = await one(
    db,
    Revocation,
    sql`select organ as revoker, document_no as "revocationNo", revoked_on as "revokedOn", reason as "revocationReason",
               article as "revocationArticle", coalesce(restored, '') as "restoredName"
          from revocation where id = ${id}`,
  );
  return { ...facts, revokedOn: dayInChinese(facts.revokedOn) };
}
