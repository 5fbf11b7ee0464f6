import type { DocumentContent } from './contentContract.ts';

/** What both renderers are given: nothing else goes onto the paper. */
export interface PrintedDocument {
  content: DocumentContent;
  /** 发文字号; null where the kind has none, or in a draft. */
  number: string | null;
  /** Address and printed code by which the paper is verified; null in a draft. */
  verification: { url: string; code: string } | null;
  /** A form to fill in: nothing is issued by it, so it is no draft either. */
  isForm?: true;
  /** ISO instant written into the files. */
  createdAt: string;
}

/** The words under which a reader's list shows the document. */
export const titleOf = ({ head, blocks }: DocumentContent): string => {
  const title = blocks.find((block) => block.type === 'title');
  return title?.type === 'title' ? title.text : head;
};
