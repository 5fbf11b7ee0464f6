import type { SourceRecord } from '../readers/source.ts';
import { isDamagedCode, plainCode } from './cleanCode.ts';
import { beginsLikeFormula, cleanCell } from './cleanText.ts';
import { crsLook, type Look } from './crsLook.ts';
import { categoryOf, type FieldRow, givenOf, type MappedField } from './fieldTable.ts';
import { type PositionColumns, positionOf } from './positionOf.ts';

/** How often something was found, and the first rows where. */
interface Count {
  count: number;
  rows: number[];
  last?: number;
}
const FORMULA = /^\s*[=＝@＠+\-＋－]/;
const MOST_ROWS = 12;
// Of a column that should have one value or a few.
const MOST_VALUES = 200;
const CODES = new Set<FieldRow['type']>(['division-code', 'place-code']);

/** What a whole file looks like, learnt in one reading; its size does not grow with the file. */
export class FileTally {
  readonly looks = new Map<string, Count & { look: Look }>();
  readonly found = new Map<string, Count>();
  /** Values of the columns that name a system or a meridian, with the first rows. */
  readonly systems = new Map<string, Count>();
  readonly meridians = new Map<string, Count>();
  readonly categories = new Map<string, Count>();
  codes = 0;
  damaged = { count: 0, example: '' };
  rows = 0;
  readonly #fields: readonly MappedField[];
  readonly #columns: PositionColumns;

  constructor(fields: readonly MappedField[], columns: PositionColumns) {
    this.#fields = fields;
    this.#columns = columns;
  }

  add(record: SourceRecord): void {
    this.rows += 1;
    const position = positionOf(record, this.#columns);
    if (position) this.#look(record.number, crsLook(position[0], position[1]));
    for (const field of this.#fields) this.#cell(record, field);
    for (const value of Object.values(record.values)) if (FORMULA.test(value)) this.#formula(record.number, value);
  }

  #formula(row: number, value: string): void {
    if (beginsLikeFormula(value.trim()) && !cleanCell(value).unwrapped) count(this.found, 'formula-text', row);
  }

  #look(row: number, look: Look): void {
    const key = `${look.family} ${look.northFirst} ${look.zone}`;
    const known = this.looks.get(key) ?? { count: 0, rows: [], look };
    this.looks.set(key, known);
    addTo(known, row);
  }

  #cell({ number, values }: SourceRecord, mapped: MappedField): void {
    const { type, field } = mapped;
    const given = givenOf(values, mapped);
    if (given === '') return;
    const cell = cleanCell(given);
    if (cell.unwrapped) count(this.found, 'cells-unwrapped', number);
    if (type === 'name' && cell.trimmed) count(this.found, 'names-normalised', number);
    if (CODES.has(type)) this.#code(number, field, { given: cell.text, plain: plainCode(cell.text) });
    this.#word(number, { type, field, text: cell.text });
  }

  #word(row: number, { type, field, text }: Pick<FieldRow, 'type' | 'field'> & { text: string }): void {
    if (type === 'crs') count(this.systems, text, row);
    if (type === 'meridian') count(this.meridians, text, row);
    if (field === 'category' && categoryOf(text) === undefined) count(this.categories, text, row);
  }

  #code(row: number, field: string, { given, plain }: { given: string; plain: string }): void {
    if (plain !== given) count(this.found, 'codes-normalised', row);
    if (field !== 'code' && field !== 'place_code') return;
    this.codes += 1;
    if (!isDamagedCode(plain)) return;
    this.damaged = { count: this.damaged.count + 1, example: this.damaged.example || given };
  }
}

function count(into: Map<string, Count>, key: string, row: number): void {
  if (!into.has(key) && into.size >= MOST_VALUES) return;
  const known = into.get(key) ?? { count: 0, rows: [] };
  into.set(key, known);
  addTo(known, row);
}

function addTo(known: Count, row: number): void {
  if (known.last === row) return;
  known.last = row;
  known.count += 1;
  if (known.rows.length < MOST_ROWS) known.rows.push(row);
}

/** Numbers of rows for people: `2, 22, 42 …`. */
export const rowList = ({ count: all, rows }: { count: number; rows: readonly number[] }): string =>
  `${rows.join(', ')}${all > rows.length ? ' …' : ''}`;
