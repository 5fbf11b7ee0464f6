import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import type { Sign, SignId } from '../contract.ts';
import { describedSign } from '../describedSign.ts';
import { editionOf } from '../editionOf.ts';
import { plateRule } from '../plateFrame.ts';
import { SignRow, selectSigns } from '../signRow.ts';
import { signUrl } from '../signUrl.ts';
import type { ChangedPlate, SignBatchId } from './batchContract.ts';

/** What a plate will say, and what the register says of its place at this moment. */
export interface PlateText {
  row: SignRow;
  url: string;
  /** SHA-256 over everything that the face shows and the register says of it. */
  hash: string;
}

/** The plates of a batch as the register has them now, in their order; of one sign where one is asked for. */
export async function plateTexts(db: Db, id: SignBatchId, publicUrl: string, signId?: SignId): Promise<PlateText[]> {
  return (await many(db, SignRow, selectPlates(id, signId))).map((row) => plateText(row, publicUrl));
}

export function plateText(row: SignRow, publicUrl: string): PlateText {
  const url = signUrl(publicUrl, row);
  const { type, edition, widthMillimetres, heightMillimetres, colour, number, postcode, textMinority } = row;
  const story = tellsStory(row) ? row.story : null;
  const face = [type, edition, widthMillimetres, heightMillimetres, colour, number, postcode, textMinority, story, url];
  const words = [row.name, row.romanTone, row.standardName, row.standardRomanTone];
  const hash = createHash('sha256')
    .update(JSON.stringify([...face, ...words]))
    .digest('hex');
  return { row, url, hash };
}

// A new origin in the register changes only plates that tell it.
const tellsStory = ({ edition, type }: SignRow): boolean =>
  plateRule(editionOf(edition), type).proportions.columns.some(({ bands }) =>
    bands.some(({ holds }) => holds === 'story'),
  );

/** One hash over all plates in their order: what a person has read, and nothing added since. */
export function digestOf(texts: readonly PlateText[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.row.id} ${text.hash}\n`);
  return hash.digest('hex');
}

/** Plates whose hash is not the one that was checked. */
export function changedPlates(texts: readonly PlateText[], checked: ReadonlyMap<string, string>): ChangedPlate[] {
  return texts
    .filter(({ row, hash }) => checked.get(row.id) !== hash)
    .map(({ row }) => ({ signId: row.id, name: row.name, now: nowOf(row) }));
}

const nowOf = ({ standardName, standardRomanTone }: SignRow): string =>
  standardName === null ? '' : `${standardName} ${standardRomanTone ?? ''}`.trim();

// Drawing a plate takes some milliseconds: other requests get their turn between them.
const TURN = 10;

export interface Unready {
  signId: SignId;
  name: string;
  problems: Sign['problems'];
}

/** Where plates are judged: a demonstration register has no certificate, and an address without TLS stands against none. */
export interface Site {
  publicUrl: string;
  demonstration: boolean;
}

/** What stands against making a plate. */
export const blockingProblems = (row: SignRow, { publicUrl, demonstration }: Site): Sign['problems'] =>
  describedSign(row, publicUrl).problems.filter(({ code }) => !(demonstration && code === 'QR_NOT_HTTPS'));

/** Plates that may not be made, with what stands against them. */
export async function unreadyPlates(texts: readonly PlateText[], site: Site): Promise<Unready[]> {
  const unready: Unready[] = [];
  for (const [i, { row }] of texts.entries()) {
    const problems = blockingProblems(row, site);
    if (problems.length > 0) unready.push({ signId: row.id, name: row.name, problems });
    if (i % TURN === TURN - 1) await nextTurn();
  }
  return unready;
}

const selectPlates = (id: SignBatchId, signId: SignId | undefined): Sql => sql`
  ${selectSigns}
    join sign_batch_plate bp on bp.sign_id = s.id
   where bp.batch_id = ${id} ${signId ? sql`and s.id = ${signId}` : sql``}
   order by bp.position`;
