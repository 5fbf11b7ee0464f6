import type { Archive } from '../archive.ts';
import { LIMITS } from '../limits.ts';
import { readerRefusal } from '../readerFindings.ts';
import { wholeXml } from '../xmlPieces.ts';
import { isDateFormat } from './cellText.ts';
import { SpilledStrings } from './spilledStrings.ts';

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Entry of the archive. */
  path: string;
}

/** What a workbook says for all its sheets (ECMA-376 part 1, 18.2 to 18.8). */
export interface Workbook {
  sheets: readonly Sheet[];
  /** Days are counted from 1904 instead of 1900. */
  from1904: boolean;
  strings: SpilledStrings;
  /** By number of the cell style. */
  isDate: readonly boolean[];
}

/** Reads everything but the sheets; texts go to a file at `stringsPath`. @throws Problem damaged, document-type */
export async function readWorkbook(archive: Archive, stringsPath: string): Promise<Workbook> {
  const targets = await readTargets(archive);
  const { sheets, from1904 } = await readSheets(archive, targets);
  const isDate = await readStyles(archive);
  const strings = new SpilledStrings(stringsPath);
  try {
    await readStrings(archive, strings);
  } catch (error) {
    strings.close();
    throw error;
  }
  return { sheets, from1904, strings, isDate };
}

/** The text of a part, in pieces. @throws Problem damaged when it is missing */
export async function partOf(archive: Archive, path: string): Promise<AsyncIterable<string>> {
  const entry = archive.entries.find(({ name }) => name.toLowerCase() === path.toLowerCase());
  if (!entry) throw readerRefusal('damaged', { format: 'XLSX', reason: `no ${path}` });
  const stream = await archive.stream(entry);
  return stream.setEncoding('utf8');
}

const has = ({ entries }: Archive, path: string): boolean =>
  entries.some(({ name }) => name.toLowerCase() === path.toLowerCase());

// Targets are relative to `xl/`, or absolute as some libraries write them.
async function readTargets(archive: Archive): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await wholeXml(await partOf(archive, 'xl/_rels/workbook.xml.rels'), {
    open(name, { Id, Target }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`);
    },
  });
  return targets;
}

async function readSheets(
  archive: Archive,
  targets: ReadonlyMap<string, string>,
): Promise<Pick<Workbook, 'sheets' | 'from1904'>> {
  const sheets: Sheet[] = [];
  let from1904 = false;
  await wholeXml(await partOf(archive, 'xl/workbook.xml'), {
    open(tag, attributes) {
      if (tag === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      const sheet = tag === 'sheet' ? sheetOf(attributes, targets) : undefined;
      if (sheet) sheets.push(sheet);
    },
  });
  return { sheets, from1904 };
}

// Sheets of charts and macros have targets of their own and no rows.
function sheetOf(
  attributes: Readonly<Record<string, string>>,
  targets: ReadonlyMap<string, string>,
): Sheet | undefined {
  const [, id] = Object.entries(attributes).find(([key]) => /:id$/.test(key)) ?? [];
  const path = targets.get(id ?? '');
  const hidden = /hidden/i.test(attributes.state ?? '');
  return path !== undefined && /worksheets\//.test(path) ? { name: attributes.name ?? '', hidden, path } : undefined;
}

async function readStyles(archive: Archive): Promise<boolean[]> {
  if (!has(archive, 'xl/styles.xml')) return [];
  const formats = new Map<string, string>();
  const styles: string[] = [];
  let inCells = false;
  await wholeXml(await partOf(archive, 'xl/styles.xml'), {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt') formats.set(numFmtId, formatCode);
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) styles.push(numFmtId);
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles.map((id) => isDateFormat(Number(id), formats.get(id)));
}

async function readStrings(archive: Archive, strings: SpilledStrings): Promise<void> {
  if (!has(archive, 'xl/sharedStrings.xml')) return;
  let text = '';
  let inText = false;
  let inPhonetic = false;
  await wholeXml(await partOf(archive, 'xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') inPhonetic = true;
      inText = name === 't' && !inPhonetic;
    },
    text(piece) {
      // Longer than a cell may be is told as it is; a text without end must not fill the memory.
      if (inText && text.length <= LIMITS.cellCharacters) text += piece;
    },
    close(name) {
      inText = false;
      if (name === 'rPh') inPhonetic = false;
      if (name === 'si') strings.add(text);
    },
  });
}
