import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { CaseId } from '../caseContract.ts';
import type { DocumentContent } from './contentContract.ts';
import type { DocumentKind } from './contract.ts';
import { dayInChinese } from './dayInChinese.ts';
import { type DocumentBefore, documentBefore, withReplaced } from './documentBefore.ts';
import { caseFactsForDocuments, type DocumentFacts } from './documentFacts.ts';
import { DOCUMENT_KINDS } from './documentKinds.ts';
import { type DueDocument, dueDocuments } from './dueDocuments.ts';
import { fillTemplate } from './fillTemplate.ts';
import { revocationFacts } from './revocationFacts.ts';
import { stepFacts } from './stepFacts.ts';
import { templateInForce } from './templateInForce.ts';

export interface WhichDocument {
  id: CaseId;
  kind: DocumentKind;
  subjectId?: string | undefined;
}
export interface PreparedDocument {
  due: DueDocument;
  templateId: string;
  content: DocumentContent;
  /** 成文日期, YYYY-MM-DD. */
  day: string;
  /** What went out before: still in force, or void and to be replaced. */
  before: DocumentBefore | undefined;
}

/**
 * The text of a document that this person's office may issue, from the facts of this moment.
 * @throws Problem not-found when the case calls for no such document, not-allowed for another office's
 */
export async function prepareDocument(
  db: Db,
  actor: Actor,
  which: WhichDocument,
  today: string,
): Promise<PreparedDocument> {
  const due = await requireDue(db, which);
  requireIssuer(due, actor);
  const day = due.fixedDay ?? today;
  const division = await divisionOf(db, which.id);
  const template = await templateInForce(db, { kind: which.kind, day, division });
  const facts = await caseFactsForDocuments(db, which.id, today);
  const own = await subjectFacts(db, due, facts);
  const content = fillTemplate(template.content, {
    ...facts,
    ...own,
    organ: due.organ,
    issuedOn: dayInChinese(day),
    today: dayInChinese(today),
  });
  const before = await documentBefore(db, which);
  const isReplacing = before !== undefined && before.voidedOn !== null;
  return { due, templateId: template.id, content: isReplacing ? withReplaced(content, before) : content, day, before };
}

async function requireDue(db: Db, { id, kind, subjectId }: WhichDocument): Promise<DueDocument> {
  const due = (await dueDocuments(db, id)).find((one) => one.kind === kind && one.subjectId === (subjectId ?? null));
  if (due) return due;
  throw new Problem('not-found', `The case does not call for a document of kind ${kind} now`, {
    detailZh: '本办件目前没有这份文书。',
  });
}

/** Only the office whose act it documents issues a document, and voids it, by somebody with the right to that act. */
export const mayIssue = (
  { kind, organisationId }: { kind: DocumentKind; organisationId: string },
  actor: Actor,
): boolean => organisationId === actor.organisationId && actor.permissions.has(DOCUMENT_KINDS[kind].permission);

function requireIssuer(due: DueDocument, actor: Actor): void {
  if (mayIssue(due, actor)) return;
  throw new Problem('not-allowed', `Only ${due.organ} issues this document`, {
    detailZh: `该文书由${due.organ}的相应岗位出具。`,
  });
}

const Division = z.object({ code: z.string() });

async function divisionOf(db: Db, id: CaseId): Promise<string> {
  const found = await maybeOne(
    db,
    Division,
    sql`select coalesce(division_code, '') as code from naming_case where id = ${id}`,
  );
  return found?.code ?? '';
}

/** What a document about one opinion, one step or a revocation says of it, beside the facts of the case. */
async function subjectFacts(db: Db, { kind, subjectId }: DueDocument, facts: DocumentFacts): Promise<DocumentFacts> {
  if (subjectId === null) return {};
  if (kind === 'revocation' || kind === 'revocation_announcement') return revocationFacts(db, subjectId);
  if (kind !== 'opinion_request' && kind !== 'opinion_reply') return stepFacts(db, subjectId);
  const { opinions } = facts;
  const asked = Array.isArray(opinions) ? opinions.find(({ opinionId }) => opinionId === subjectId) : undefined;
  return { ...asked };
}
