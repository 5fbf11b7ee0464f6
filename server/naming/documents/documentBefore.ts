import { z } from 'zod';
import { Day, Instant } from '../../platform/contract.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { chinaDay } from '../deadline.ts';
import type { Block, DocumentContent } from './contentContract.ts';
import { DocumentId } from './contract.ts';
import { dayInChinese } from './dayInChinese.ts';

const DocumentBefore = z.object({
  id: DocumentId,
  documentNo: z.string().nullable(),
  title: z.string(),
  issuedAt: Instant,
  voidedOn: Day.nullable(),
});
export type DocumentBefore = z.infer<typeof DocumentBefore>;

interface Which {
  id: string;
  kind: string;
  subjectId?: string | null | undefined;
}

/** The document that went out before this one: it still holds (`voidedOn` null), or is void and was not replaced yet. */
export const documentBefore = (db: Db, { id, kind, subjectId }: Which): Promise<DocumentBefore | undefined> =>
  maybeOne(
    db,
    DocumentBefore,
    sql`select d.id, d.document_no as "documentNo", d.title, d.issued_at as "issuedAt", d.voided_on as "voidedOn"
          from case_document d
         where d.case_id = ${id} and d.kind = ${kind} and d.subject_id is not distinct from ${subjectId ?? null}::uuid
           and not exists (select 1 from case_document r where r.replaces = d.id)`,
  );

/**
 * The text with a sentence that names the void document it replaces: before attachments and signature, in a form as its
 * last row. Not left to the template: no wording may forget it.
 */
export function withReplaced(content: DocumentContent, before: DocumentBefore): DocumentContent {
  const sentence = replacedSentence(before);
  const { blocks } = content;
  const end = blocks.findIndex(({ type }) => type === 'attachments' || type === 'signature');
  if (end >= 0) {
    const paragraph: Block = { type: 'paragraph', text: sentence, level: 'body' };
    return { ...content, blocks: blocks.toSpliced(end, 0, paragraph) };
  }
  return { ...content, blocks: blocks.map((block, i) => (i === blocks.length - 1 ? withRow(block, sentence) : block)) };
}

function replacedSentence({ title, documentNo, issuedAt, voidedOn }: DocumentBefore): string {
  const number = documentNo === null ? '' : `（${documentNo}）`;
  const since = voidedOn === null ? '' : `，原文书自${dayInChinese(voidedOn)}起作废`;
  return `本文书代替${dayInChinese(chinaDay(issuedAt))}印发的《${title}》${number}${since}。`;
}

function withRow(block: Block, text: string): Block {
  if (block.type !== 'table') return block;
  const head = { text: '代替文书', span: 1, head: true };
  const row = [head, { text, span: Math.max(1, block.widths.length - 1), head: false }];
  return { ...block, rows: [...block.rows, block.widths.length > 1 ? row : row.slice(1)] };
}
