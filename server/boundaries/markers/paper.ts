/** A cell of a printed table; `span` columns wide; a head cell names what stands beside it. */
interface PaperCell {
  text: string;
  span: number;
  head: boolean;
}
type PaperBlock =
  | { type: 'title'; text: string }
  | { type: 'addressee'; text: string }
  | { type: 'paragraph'; text: string; level: 'body' | 'h1' | 'h2' }
  | { type: 'signature'; organ: string; date: string }
  | { type: 'table'; widths: number[]; rows: PaperCell[][] };

/** A paper of boundary work. `sheet`: a form; `plain`: a report with the organ's name above its title. */
export interface Paper {
  form: 'plain' | 'sheet';
  head: string;
  blocks: PaperBlock[];
}
interface PaperSheet {
  title: string;
  header: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** Prints papers: the office's one document writer, handed in because it stands right of boundaries. */
export interface PaperPress {
  /** @throws Problem conflict `missing-glyph` */
  pdf(paper: Paper, createdAt: string): Promise<Uint8Array>;
  docx(paper: Paper, createdAt: string): Promise<Uint8Array>;
  xlsx(sheet: PaperSheet): Promise<Uint8Array>;
}

/** What stands in a cell where nothing is known. */
const NOTHING = '—';

export const head = (text: string, span = 1): PaperCell => ({ text, span, head: true });
export const cell = (text: string | number | null | undefined, span = 1): PaperCell => ({
  text: text === null || text === undefined || text === '' ? NOTHING : String(text),
  span,
  head: false,
});
