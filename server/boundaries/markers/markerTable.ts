import type { Actor } from '../../accounts/actor.ts';
import type { Download } from '../../platform/contract.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { angleText } from './angleText.ts';
import { type GridPosition, gridPositions } from './gridPosition.ts';
import { markersMatching } from './listMarkers.ts';
import { MarkerListItem } from './markerContract.ts';
import type { MarkerDeps } from './markerDeps.ts';
import { LIST_COLUMNS } from './markerRow.ts';
import type { MarkerFilter } from './markersApiContract.ts';
import { KIND_ZH, lineName, STATUS_ZH } from './markerWords.ts';
import { cell, head, type Paper } from './paper.ts';
import { visibleMarkers } from './visibleMarkers.ts';

const MOST_ROWS = 2000;
const Row = MarkerListItem.extend({ heightMetres: MarkerListItem.shape.distanceFromLineMetres });
type Row = ReturnType<typeof Row.parse>;

/** 界桩成果表 of the markers that the list shows under the same filter, as PDF. */
export async function markerTablePdf(deps: MarkerDeps, actor: Actor, filter: MarkerFilter): Promise<Download> {
  const { rows, grids } = await tableOf(deps.db, actor, filter);
  const body = await deps.press.pdf(markerTable(rows, grids, deps.today()), deps.now());
  return { body, fileName: `界桩成果表 ${deps.today()}.pdf`, inline: true };
}

/** The same as a workbook. */
export async function markerTableXlsx(deps: MarkerDeps, actor: Actor, filter: MarkerFilter): Promise<Download> {
  const { rows, grids } = await tableOf(deps.db, actor, filter);
  const sheet = { title: '界桩成果表', header: HEADER, rows: rows.map((row, i) => cellsOf(row, i, grids.get(row.id))) };
  return { body: await deps.press.xlsx(sheet), fileName: `界桩成果表 ${deps.today()}.xlsx` };
}

async function tableOf(db: Db, actor: Actor, filter: MarkerFilter) {
  const rows = await many(
    db,
    Row,
    sql`select ${LIST_COLUMNS}, m.height_metres as "heightMetres"
          from boundary_marker m join boundary_line l on l.id = m.line_id
         where ${visibleMarkers(actor)} ${markersMatching(filter)}
         order by m.number_text, m.id limit ${MOST_ROWS}`,
  );
  return { rows, grids: await gridPositions(db, rows) };
}

const HEADER = [
  ...['序号', '界桩编号', '所在界线', '类型', '状态', '管理方', '东经', '北纬', '东经（度）', '北纬（度）'],
  ...['X（米）', 'Y（米）', '中央经线', '高程（米）', '距界线（米）'],
];
const cellsOf = (row: Row, i: number, grid?: GridPosition): (string | number | null)[] => [
  ...[i + 1, row.numberText, lineName(row), KIND_ZH[row.kind], STATUS_ZH[row.status], row.managerSide?.name ?? null],
  ...[angleText(row.position[0]), angleText(row.position[1]), row.position[0], row.position[1]],
  ...[
    rounded(grid?.x),
    rounded(grid?.y),
    grid?.meridian ?? null,
    row.heightMetres,
    rounded(row.distanceFromLineMetres),
  ],
];
const rounded = (metres: number | null | undefined): number | null =>
  metres === null || metres === undefined ? null : Math.round(metres * 100) / 100;

/** The table as paper: what fits the width of a page; the workbook has the rest. */
function markerTable(rows: readonly Row[], grids: ReadonlyMap<string, GridPosition>, today: string): Paper {
  const header = ['序号', '界桩编号', '类型', '东经', '北纬', 'X（米）', 'Y（米）', '高程（米）'].map((text) =>
    head(text),
  );
  const lines = [...new Set(rows.map(lineName))];
  return {
    form: 'sheet',
    head: '',
    blocks: [
      { type: 'title', text: '界桩成果表' },
      {
        type: 'paragraph',
        level: 'body',
        text: lines.length === 1 ? (lines[0] ?? '') : `共 ${lines.length} 条界线，${rows.length} 个界桩`,
      },
      {
        type: 'table',
        widths: [1, 2.2, 2.2, 2.6, 2.6, 2.4, 2.3, 1.6],
        rows: [header, ...rows.map((row, i) => paperRow(row, i, grids.get(row.id)))],
      },
      {
        type: 'paragraph',
        level: 'body',
        text: `坐标系：CGCS2000，高斯—克吕格3度带（中央经线见各点所在带）。制表日期：${today}`,
      },
    ],
  };
}

const paperRow = (row: Row, i: number, grid?: GridPosition) => [
  ...[cell(i + 1), cell(row.numberText), cell(KIND_ZH[row.kind].replace('界桩', ''))],
  ...[cell(angleText(row.position[0])), cell(angleText(row.position[1]))],
  ...[cell(grid?.x.toFixed(2)), cell(grid?.y.toFixed(2)), cell(row.heightMetres?.toFixed(2))],
];
