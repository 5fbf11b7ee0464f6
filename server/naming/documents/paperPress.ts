import type { PaperPress } from '../../boundaries/markers/paper.ts';
import { workbookOf } from '../campaigns/sheetFile.ts';
import type { DocumentContent } from './contentContract.ts';
import { documentDocx } from './documentDocx.ts';
import type { DocumentFaces } from './documentFaces.ts';
import { documentPdf } from './documentPdf.ts';

type Paper = Parameters<PaperPress['pdf']>[0];

/** The document writer as boundaries may use it: papers without number and verification, set with the same faces. */
export function paperPress(faces: DocumentFaces): PaperPress {
  return {
    pdf: (paper, createdAt) => documentPdf(printed(paper, createdAt), faces),
    docx: (paper, createdAt) => documentDocx(printed(paper, createdAt)),
    xlsx: (sheet) => workbookOf(sheet),
  };
}

const printed = (paper: Paper, createdAt: string) => ({
  content: { ...paper, signer: false } satisfies DocumentContent,
  number: null,
  verification: null,
  isForm: true as const,
  createdAt,
});
