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
  const text = replacedSentence(before);
  const { blocks } = content;
  const end = blocks.findIndex(({ type }) => type === 'attachments' || type === 'signature');
  const last = blocks.at(-1);
  if (end < 0 && last?.type === 'table') return { ...content, blocks: [...blocks.slice(0, -1), withRow(last, text)] };
  const paragraph: Block = { type: 'paragraph', text, level: 'body' };
  return { ...content, blocks: blocks.toSpliced(end < 0 ? blocks.length : end, 0, paragraph) };
}

function replacedSentence({ title, documentNo, issuedAt, voidedOn }: DocumentBefore): string {
  const number = documentNo === null ? '' : `（${documentNo}）`;
  const since = voidedOn === null ? '' : `，原文书自${dayInChinese(voidedOn)}起作废`;
  return `本文书代替${dayInChinese(chinaDay(issuedAt))}印发的《${title}》${number}${since}。`;
}

type Table = Extract<Block, { type: 'table' }>;

function withRow(table: Table, text: string): Table {
  const head = { text: '代替文书', span: 1, head: true };
  const cell = { text, span: Math.max(1, table.widths.length - 1), head: false };
  return { ...table, rows: [...table.rows, table.widths.length > 1 ? [head, cell] : [cell]] };
}
