import { cell, head, type Paper, type PaperPress } from '../../boundaries/markers/paper.ts';
import { csvOf, workbookOf } from '../../naming/campaigns/sheetFile.ts';
import type { Download, Reply } from '../../platform/contract.ts';
import type { Deps } from '../../platform/deps.ts';
import type { EditionId, EditionRow, EditionsApi } from './editionContract.ts';
import { editionDetail } from './findEdition.ts';

type Detail = Reply<typeof EditionsApi.get>;
type Format = 'xlsx' | 'csv' | 'json' | 'pdf';
interface EditionDeps extends Pick<Deps, 'db' | 'now'> {
  press: Pick<PaperPress, 'pdf'>;
}

/** An edition as a workbook (with its changes), CSV in UTF-8, JSON, or as paper. @throws Problem not-found */
export async function editionFile(
  { db, now, press }: EditionDeps,
  { id, format }: { id: EditionId; format: Format },
): Promise<Download> {
  const edition = await editionDetail(db, id);
  const fileName = `${titleOf(edition)}.${format}`;
  if (format === 'json')
    return { body: JSON.stringify(edition, null, 1), mediaType: 'application/json; charset=utf-8', fileName };
  if (format === 'csv') return { body: csvOf(rowSheet(edition)), mediaType: 'text/csv; charset=utf-8', fileName };
  if (format === 'pdf')
    return { body: await press.pdf(paperOf(edition), now()), mediaType: 'application/pdf', fileName, inline: true };
  const sheets = [rowSheet(edition), changeSheet(edition), sourceSheet(edition)];
  return { body: await workbookOf(...sheets), mediaType: XLSX, fileName };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LEVEL: Readonly<Record<string, string>> = {
  province: '省级',
  prefecture: '地级',
  county: '县级',
  township: '乡级',
};
const KIND: Readonly<Record<Detail['changes'][number]['kinds'][number], string>> = {
  begun: '新设',
  ended: '撤销',
  code: '代码变更',
  name: '更名',
  type: '类型变更',
  superior: '隶属变更',
  entrusted: '代管变更',
  seat: '驻地迁移',
  area: '面积变化',
};
const NOT_ON_RECORD = '未登记';

const titleOf = ({ divisionName, labelZh, asOf, number }: Detail): string =>
  `${divisionName}行政区划${labelZh.replace(/（.*）/, '')} ${asOf} 第${number}号`;

const HEADER = [
  '区划代码',
  '名称',
  '级别',
  '类型',
  '上级代码',
  '代管代码',
  '全称',
  '驻地',
  '面积（平方千米）',
  '轮廓',
  '本记录起始日期',
];
const cellsOf = (row: EditionRow) => [
  ...[row.code, row.name, LEVEL[row.level] ?? row.level, row.type, row.parentCode, row.entrustedCode, row.path],
  ...[row.seat ?? NOT_ON_RECORD, row.squareMetres === null ? null : Math.round(row.squareMetres / 10) / 100_000],
  ...[outlineWord(row), row.validFrom],
];
const outlineWord = ({ squareMetres, schematic }: EditionRow): string => {
  if (squareMetres === null) return '无';
  return schematic ? '示意' : '有';
};

const rowSheet = (edition: Detail) => ({ title: '行政区划', header: HEADER, rows: edition.rows.map(cellsOf) });

const changeSheet = ({ changes, previous }: Detail) => ({
  title: '与上一版的变化',
  header: ['变化', '原代码', '原全称', '现代码', '现全称'],
  rows:
    previous === null
      ? [['没有上一版', null, null, null, null]]
      : changes.map(({ kinds, before, after }) => [
          kinds.map((kind) => KIND[kind]).join('、'),
          ...[before?.code ?? null, before?.path ?? null, after?.code ?? null, after?.path ?? null],
        ]),
});

const sourceSheet = (edition: Detail) => ({
  title: '说明',
  header: ['项目', '内容'],
  rows: factsOf(edition).map(([term, value]) => [term, value]),
});

function factsOf(edition: Detail): [string, string][] {
  return [
    ['截至日期', edition.asOf],
    ['版次', `第${edition.number}号${edition.reason ? `（更正理由：${edition.reason}）` : ''}`],
    ['依据', `${edition.sourceZh}${edition.verified ? '' : '（未核实）'}`],
    ['定版', `${edition.organisation} ${edition.madeBy} ${edition.madeAt}`],
    ['行数', String(edition.rowCount)],
    ['校验值（SHA-256）', edition.checksum],
  ];
}

function paperOf(edition: Detail): Paper {
  const header = ['区划代码', '名称', '类型', '上级代码', '驻地', '面积（km²）'].map((text) => head(text));
  return {
    form: 'sheet',
    head: '',
    blocks: [
      { type: 'title', text: `${edition.divisionName}行政区划（截至${edition.asOf}）` },
      ...factsOf(edition).map(([term, value]) => ({
        ...({ type: 'paragraph', level: 'body' } as const),
        text: `${term}：${value}`,
      })),
      {
        type: 'table',
        widths: [1.6, 2.4, 1.3, 1.4, 2.6, 1.4],
        rows: [header, ...edition.rows.map(paperRow)],
      },
      { type: 'paragraph', level: 'body', text: '轮廓标注“示意”的，面积由示意轮廓量算，不是法定面积。' },
      { type: 'signature', organ: edition.organisation, date: edition.madeAt.slice(0, 10) },
    ],
  };
}

const paperRow = (row: EditionRow) => [
  ...[cell(row.code), cell(row.name), cell(row.type), cell(row.parentCode), cell(row.seat ?? NOT_ON_RECORD)],
  cell(row.squareMetres === null ? null : `${(row.squareMetres / 1e6).toFixed(2)}${row.schematic ? '（示意）' : ''}`),
];
