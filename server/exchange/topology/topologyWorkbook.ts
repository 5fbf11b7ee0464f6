import type exceljs from 'exceljs';
import { checkRow } from '../../boundaries/topology/checkRow.ts';
import type { TopologyCheck, TopologyCheckId } from '../../boundaries/topology/topologyContract.ts';
import type { Download } from '../../platform/contract.ts';
import type { Db } from '../../platform/db/sql.ts';
import { invalidReasonZh } from '../invalidReasonZh.ts';
import { type ReportRow, reportRows, sideName } from './reportRows.ts';
import { REPORT_WORDS, type ReportWords } from './reportWords.ts';
import { stem } from './topologyGeoJson.ts';

interface Asked {
  id: TopologyCheckId;
  language: 'zh' | 'en';
}

/** The report as a workbook: totals, pairs, findings, proposals. Names out of files are text cells, never formulas. */
export async function topologyWorkbook(db: Db, { id, language }: Asked): Promise<Download> {
  const [check, rows, words] = [await checkRow(db, id), await reportRows(db, id), REPORT_WORDS[language]];
  // A fifth of a second to load, and most processes never write a workbook.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  addSheet(workbook, words.summary, summaryOf(check, words));
  addSheet(workbook, words.pairs, [words.pairHeader, ...pairsOf(check, words)], true);
  addSheet(
    workbook,
    words.findings,
    [words.findingHeader, ...rows.map((row) => findingLine(row, words, language))],
    true,
  );
  addSheet(
    workbook,
    words.proposals,
    [words.proposalHeader, ...rows.flatMap((row) => proposalLines(row, words))],
    true,
  );
  const body = new Uint8Array(await workbook.xlsx.writeBuffer());
  return { body, fileName: `${stem(check.title)}-${words.file}.xlsx` };
}

type Cell = string | number | null;

function addSheet(
  workbook: exceljs.Workbook,
  name: string,
  lines: readonly (readonly Cell[])[],
  hasHeader = false,
): void {
  const sheet = workbook.addWorksheet(name, hasHeader ? { views: [{ state: 'frozen', ySplit: 1 }] } : {});
  sheet.addRows(lines.map((line) => [...line]));
  const width = Math.max(1, ...lines.slice(0, 1).map((line) => line.length));
  for (let column = 1; column <= width; column++) sheet.getColumn(column).width = column === 1 && !hasHeader ? 26 : 18;
  if (!hasHeader) return;
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: width } };
}

function summaryOf(check: TopologyCheck, words: ReportWords): Cell[][] {
  const { totals, thresholds } = check;
  const basis = check.day ? `${check.level ?? ''} ${check.day}` : `SHA-256 ${check.sha256}`;
  const kinds = totals ? Object.entries(totals.kinds) : [];
  return [
    [words.facts.title, check.title],
    [words.facts.basis, basis],
    [words.facts.crs, check.crs],
    [words.facts.madeBy, check.madeBy],
    [words.facts.startedAt, check.startedAt],
    [words.facts.outlines, totals?.outlines ?? null],
    [],
    ...kinds.map(([kind, { count, areaSquareMetres }]) => [
      ...[words.kinds[kind] ?? kind, count, areaSquareMetres > 0 ? rounded(areaSquareMetres / 1e6, 6) : null],
      areaSquareMetres > 0 ? 'km²' : null,
    ]),
    [],
    [words.facts.thresholds],
    ...Object.entries(thresholds).map(([key, value]) => [words.thresholds[key] ?? key, value]),
    [],
    [words.notice],
  ];
}

const pairsOf = ({ totals }: TopologyCheck, words: ReportWords): Cell[][] =>
  (totals?.pairs ?? []).map(({ sides, counts, areaSquareMetres }) => [
    sides.map(sideName).join(words.comma),
    ...(['overlap', 'gap', 'blank', 'invalid', 'unmatched'] as const).map((kind) => counts[kind] ?? 0),
    rounded(areaSquareMetres, 2),
    rounded(areaSquareMetres / 1e6, 6),
  ]);

function findingLine(row: ReportRow, words: ReportWords, language: Asked['language']): Cell[] {
  const { position, kind, sides, areaSquareMetres: area, lengthMetres, widthMetres, ring, bbox } = row;
  const reason = ring && (language === 'zh' ? invalidReasonZh(ring.reason) : ring.reason);
  return [
    ...[position, words.kinds[kind] ?? kind, row.class ? (words.classes[row.class] ?? row.class) : null],
    sides.map(sideName).join(words.comma),
    sides.map(({ code }) => code ?? '').join(';'),
    ...[
      rounded(area, 2),
      area === null ? null : rounded(area / 1e6, 8),
      rounded(lengthMetres, 2),
      rounded(widthMetres, 2),
    ],
    ...[rounded((bbox[0] + bbox[2]) / 2, 7), rounded((bbox[1] + bbox[3]) / 2, 7), reason],
  ];
}

function proposalLines({ position, sides, proposal }: ReportRow, words: ReportWords): Cell[][] {
  const nameOf = (number: number) =>
    sides
      .filter((side) => side.number === number)
      .map(sideName)
      .join('');
  return (proposal?.options ?? []).map(({ mover, moves, taken, farthestMetres, gainSquareMetres }) => [
    ...[position, nameOf(mover), mover === proposal?.suggested ? words.yes : '', moves.length, taken],
    ...[rounded(farthestMetres, 2), rounded(gainSquareMetres, 2)],
  ]);
}

const rounded = (value: number | null, decimals: number): number | null =>
  value === null ? null : Number(value.toFixed(decimals));
