import { z } from 'zod';

const Text = z.string().max(20_000);
/** A cell of a table; `span` columns wide; a head cell names what stands beside it. */
const Cell = z.strictObject({
  text: Text,
  span: z.number().int().min(1).max(12).default(1),
  head: z.boolean().default(false),
});

/**
 * One part of a document. In a template every text may hold slots; in a document they are filled and a part that came
 * out empty is gone.
 */
export const Block = z.discriminatedUnion('type', [
  /** 标题: 小标宋 size 2, centred. */
  z.strictObject({ type: z.literal('title'), text: Text }),
  /** 主送机关: left, with its colon. */
  z.strictObject({ type: z.literal('addressee'), text: Text }),
  /** A line of the text; each line of the template a paragraph of its own. `h1` 一、 in 黑体, `h2` （一） in 楷体. */
  z.strictObject({ type: z.literal('paragraph'), text: Text, level: z.enum(['body', 'h1', 'h2']).default('body') }),
  /** 附件说明: one attachment a line, numbered. */
  z.strictObject({ type: z.literal('attachments'), list: Text }),
  /** 发文机关署名 and 成文日期, with room for the seal. */
  z.strictObject({ type: z.literal('signature'), organ: Text, date: Text }),
  /** 版记 at the foot of the last page: copies, printing office and day. */
  z.strictObject({ type: z.literal('imprint'), copies: Text, printer: Text, printedOn: Text }),
  /** Widths are parts of the text width. */
  z.strictObject({
    type: z.literal('table'),
    widths: z.number().positive().array().min(1).max(12),
    rows: Cell.array().min(1).array().min(1).max(60),
  }),
]);
export type Block = z.infer<typeof Block>;

/**
 * The one model behind DOCX and PDF, after GB/T 9704-2012. `document`: 文件式 with red head and rule; `letter`: 信函格式
 * with two red double rules; `plain`: a paper of the procedure with the organ's name in black; `sheet`: a form on one page.
 */
export const DocumentContent = z.strictObject({
  form: z.enum(['document', 'letter', 'plain', 'sheet']),
  /** 发文机关标志. */
  head: Text,
  /** A document to a higher organ shows who signed it (签发人). */
  signer: z.boolean().default(false),
  blocks: Block.array().min(1).max(60),
});
export type DocumentContent = z.infer<typeof DocumentContent>;
