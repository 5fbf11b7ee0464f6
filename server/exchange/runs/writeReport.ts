import type exceljs from 'exceljs';
import { z } from 'zod';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { guarded } from '../../platform/formulaGuard.ts';
import { RowOutcome } from '../imports/importContract.ts';
import { cut } from '../understand/cleanText.ts';
import { Finding, findingColumns } from './listFindings.ts';
import { FINDING_HEADER, KIND_ZH, OUTCOME_ZH, ROW_HEADER, SEVERITY_ZH, SHEETS, STATE_ZH } from './reportWords.ts';
import type { RunRow } from './runRow.ts';

type Cell = string | number | null;

/** A spreadsheet shows no more than this many rows. */
const MOST_ROWS = 1_000_000;
const PAGE = 2000;

/**
 * Writes the report of a run to a file, page by page: facts, findings, rows. Every cell is text or a number, so that nothing
 * out of a file runs as a formula, also when the workbook is saved as CSV.
 */
export async function writeReport(db: Db, run: RunRow, path: string): Promise<void> {
  // A fifth of a second to load, and most processes never write a workbook.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.stream.xlsx.WorkbookWriter({ filename: path });
  addFacts(workbook, run);
  await addPages(workbook, SHEETS.findings, FINDING_HEADER, findingPages(db, run));
  await addPages(workbook, SHEETS.rows, ROW_HEADER, rowPages(db, run));
  await workbook.commit();
}

const safe = (cell: Cell): Cell => (typeof cell === 'string' ? guarded(cell) : cell);

function addFacts(workbook: exceljs.stream.xlsx.WorkbookWriter, run: RunRow): void {
  const { counts, findings, facts, crs } = run;
  const sheet = workbook.addWorksheet(SHEETS.facts);
  sheet.columns = [{ width: 18 }, { width: 80 }];
  const lines: [string, Cell][] = [
    ['文件', run.fileName],
    ['SHA-256', run.sha256],
    ['类别', run.kind ? KIND_ZH[run.kind] : null],
    ['状态', STATE_ZH[run.state]],
    ['导入单位', `${run.divisionCode} ${run.divisionName}`],
    ['导入人', run.by],
    ['上传时间', run.createdAt],
    ['写入时间', run.committedAt],
    ['撤销时间', run.undoneAt],
    ['格式', facts ? [facts.format, facts.encoding].filter(Boolean).join('，') : null],
    ['图层', facts?.layer ?? null],
    ['坐标系', crs?.value ?? null],
    ['读取', counts.read],
    ...Object.entries(OUTCOME_ZH).map(([outcome, zh]): [string, Cell] => [zh, counts[RowOutcome.parse(outcome)]]),
    ['错误', findings.error],
    ['警告', findings.warning],
    ['提示', findings.note],
    ['失败原因', run.failureZh],
  ];
  for (const line of lines) sheet.addRow(line.map(safe)).commit();
  sheet.commit();
}

async function addPages(
  workbook: exceljs.stream.xlsx.WorkbookWriter,
  name: string,
  header: readonly string[],
  pages: AsyncIterable<Cell[][]>,
): Promise<void> {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = header.map(() => ({ width: 22 }));
  const first = sheet.addRow([...header]);
  first.font = { bold: true };
  first.commit();
  let rows = 0;
  for await (const page of pages) {
    for (const line of page) sheet.addRow(line.map(safe)).commit();
    rows += page.length;
    if (rows >= MOST_ROWS) break;
  }
  sheet.commit();
}

/** Findings of the file, then of its rows. */
async function* findingPages(db: Db, run: RunRow): AsyncIterable<Cell[][]> {
  let after: readonly [number, number] = [-2, 0];
  for (;;) {
    const rows = await many(
      db,
      Finding,
      sql`select ${findingColumns} from import_finding f join import_run i on i.id = f.run_id
           where f.run_id = ${run.id} and (coalesce(f.number, -1), f.seq) > (${after[0]}::int, ${after[1]}::bigint)
           order by coalesce(f.number, -1), f.seq limit ${PAGE}`,
    );
    const last = rows.at(-1);
    if (!last) return;
    after = [last.number ?? -1, last.seq];
    yield rows.map((row) => [
      row.number,
      SEVERITY_ZH[row.severity],
      row.code,
      row.message_zh,
      row.message,
      row.proposal,
    ]);
  }
}

const Row = z.object({
  number: z.number(),
  outcome: RowOutcome.nullable(),
  leftOut: z.boolean(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  subject: z.string().nullable(),
  given: z.record(z.string(), z.string()),
});

async function* rowPages(db: Db, run: RunRow): AsyncIterable<Cell[][]> {
  let after = -1;
  for (;;) {
    const rows = await many(db, Row, selectRows(run.id, after));
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
    yield rows.map((row) => [
      ...[row.number, row.leftOut ? '已排除' : row.outcome ? OUTCOME_ZH[row.outcome] : null, row.code, row.name],
      ...[row.lon, row.lat, row.subject, contentOf(row.given)],
    ]);
  }
}

const selectRows = (id: string, after: number): Sql => sql`
  select number, outcome, left_out as "leftOut", code, name, given,
         case when subject_id is not null then subject_kind || ' ' || subject_id end as subject,
         case when st_geometrytype(geom) = 'ST_Point' then st_x(geom) end as lon,
         case when st_geometrytype(geom) = 'ST_Point' then st_y(geom) end as lat
    from import_row where run_id = ${id}::uuid and number > ${after} order by number limit ${PAGE}`;

const MOST_TEXT = 1000;
const contentOf = (given: Readonly<Record<string, string>>): string =>
  cut(
    Object.entries(given)
      .filter(([, value]) => value !== '')
      .map(([heading, value]) => `${heading}=${value}`)
      .join('；'),
    MOST_TEXT,
  );
