import { z } from 'zod';
import type { Download } from '../../platform/contract.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { editionOf } from '../editionOf.ts';
import { plateRule } from '../plateFrame.ts';
import { signRoman } from '../signRoman.ts';
import type { SignBatch, SignBatchId } from './batchContract.ts';
import { findBatch } from './batchRow.ts';
import { ORDER_WORDS, type OrderWords } from './orderWords.ts';
import { type PlateText, plateTexts } from './plateTexts.ts';

type Cell = string | number | null;

interface Asked {
  id: SignBatchId;
  language: 'zh' | 'en';
  publicUrl: string;
}

/** The list for the maker: each plate with its words, size, ground and code; the order and its checks on a second sheet. */
export async function orderWorkbook(db: Db, { id, language, publicUrl }: Asked): Promise<Download> {
  const batch = await findBatch(db, id);
  const words = ORDER_WORDS[language];
  const texts = await plateTexts(db, id, publicUrl);
  const prices = await pricesOf(db, id);
  const rows = texts.map((text, i) =>
    plateLine({ text, number: i + 1, price: prices.get(text.row.id) ?? 0 }, language),
  );
  // A fifth of a second to load, and most processes never write a workbook.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const list = workbook.addWorksheet(words.list, { views: [{ state: 'frozen', ySplit: 1 }] });
  list.addRow([...words.header]).font = { bold: true };
  for (const row of rows) list.addRow([...row]);
  words.widths.forEach((width, i) => {
    list.getColumn(i + 1).width = width;
  });
  const order = workbook.addWorksheet(words.order);
  order.addRows(orderLines(batch, words).map((line) => [...line]));
  order.getColumn(1).width = 24;
  order.getColumn(2).width = 60;
  const body = new Uint8Array(await workbook.xlsx.writeBuffer());
  return { body, fileName: `${batch.title}-${words.list}.xlsx` };
}

async function pricesOf(db: Db, id: SignBatchId): Promise<Map<string, number>> {
  const rows = await many(
    db,
    z.object({ id: z.string(), cents: z.number() }),
    sql`select p.sign_id as id, coalesce(p.price_cents, b.unit_price_cents)::float8 as cents
          from sign_batch_plate p join sign_batch b on b.id = p.batch_id where p.batch_id = ${id}`,
  );
  return new Map(rows.map((row) => [row.id, row.cents]));
}

function plateLine(
  { text, number, price }: { text: PlateText; number: number; price: number },
  language: 'zh' | 'en',
): Cell[] {
  const { row, url } = text;
  const edition = editionOf(row.edition);
  const colour = edition.colours.find(({ id }) => id === row.colour);
  const kind = language === 'zh' ? plateRule(edition, row.type).nameZh : row.type;
  const ground = language === 'zh' ? (colour?.nameZh ?? row.colour) : row.colour;
  const size = `${row.widthMillimetres}×${row.heightMillimetres}`;
  return [
    number,
    row.id,
    kind,
    row.name,
    signRoman(row.romanTone, edition.roman),
    row.number,
    row.textMinority,
    row.postcode,
    size,
    ground,
    edition.titleZh,
    url,
    price / 100,
  ];
}

function orderLines(batch: SignBatch, words: OrderWords): [string, Cell][] {
  const done = (check: SignBatch['firstCheck']): string => (check ? `${check.by} ${check.at}` : '');
  return [
    [words.title, batch.title],
    [words.maker, batch.maker],
    [words.contact, batch.makerContact],
    [words.contract, batch.contractNo],
    [words.plates, batch.counts.plates],
    [words.total, batch.totalCents / 100],
    [words.warranty, batch.warrantyMonths],
    [words.first, done(batch.firstCheck)],
    [words.second, done(batch.secondCheck)],
    [words.released, done(batch.released)],
    [words.note, words.noteText],
  ];
}
