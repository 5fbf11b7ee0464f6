import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Finding, ruleCode } from '../../detection/contract.ts';
import type { Download } from '../../platform/contract.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import type { CampaignId } from './campaignContract.ts';
import { campaignFacts } from './campaignFacts.ts';
import { campaignStatistics } from './campaignStatistics.ts';
import { listCandidates } from './listCandidates.ts';
import { listItems } from './listItems.ts';
import { type Cell, csvOf, workbookOf } from './sheetFile.ts';
import { TABLE_WORDS as WORDS } from './tableWords.ts';

type Table = 'statistics' | 'candidates' | 'items';

const PAGE = 200;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Statistics, candidates or list of a campaign for a spreadsheet, CSV or XLSX. Only names of the actor's divisions. */
export async function campaignTable(
  db: Db,
  actor: Actor,
  { id, table, format }: { id: CampaignId; table: Table; format: 'csv' | 'xlsx' },
): Promise<Download> {
  const sheet = { title: TITLE[table], header: HEADER[table], rows: await ROWS[table](db, actor, id) };
  const fileName = `${sheet.title}.${format}`;
  return format === 'csv'
    ? { body: csvOf(sheet), fileName }
    : { body: await workbookOf(sheet), mediaType: XLSX, fileName };
}

const TITLE: Record<Table, string> = {
  statistics: '清理整治分县统计',
  candidates: '清理整治候选地名',
  items: '清理整治清单',
};
const HEADER: Record<Table, readonly string[]> = {
  statistics: [
    '区划代码',
    '县（市、区）',
    '候选',
    '待研判',
    '列入',
    '大',
    '洋',
    '怪',
    '重',
    '保留',
    '需整改',
    '已更名',
    '未完成后续',
  ],
  candidates: ['地名', '类别', '所在区划', '类型', '等级', '命中文字', '规则及版本', '依据', '研判', '理由'],
  items: [
    '地名',
    '类别代码',
    '所在区划',
    '类型',
    '列入理由',
    '来历',
    '成因',
    '难度',
    '拟处理',
    '拟处理理由',
    '状态',
    '决定',
    '整改期限',
    '新名称',
    '规则及版本',
  ],
};

const rulesOf = (findings: readonly Finding[]): string =>
  [...new Set(findings.map((finding) => `${ruleCode(finding)} v${finding.ruleVersion}`))].join(';');
const wordsOf = (findings: readonly Finding[]): string =>
  [...new Set(findings.flatMap(({ span }) => (span ? [span.text] : [])))].join(';');
const articlesOf = (findings: readonly Finding[]): string =>
  [...new Set(findings.map(({ instrumentZh, articleZh }) => `${instrumentZh}${articleZh}`))].join(';');

const ROWS: Record<Table, (db: Db, actor: Actor, id: CampaignId) => Promise<Cell[][]>> = {
  statistics: async (db, actor, id) =>
    (await campaignStatistics(db, actor, await campaignFacts(db, id))).map((row) => [
      ...[row.countyCode, row.countyName, row.candidates, row.open, row.listed],
      ...[row.classes.大, row.classes.洋, row.classes.怪, row.classes.重],
      ...[row.kept, row.toCorrect, row.corrected, row.openTasks],
    ]),
  candidates: async (db, actor, id) => {
    const categories = await categoryLabels(db);
    const all = await allOf((cursor) => listCandidates(db, actor, { campaign: id, limit: PAGE, ...cursor }));
    return all.map((row) => [
      ...[row.name, categories.get(row.category) ?? row.category, row.divisionName, row.classes.join(';')],
      ...[WORDS.level[row.level], wordsOf(row.findings), rulesOf(row.findings), articlesOf(row.findings)],
      ...[WORDS.standing[row.standing], row.reason],
    ]);
  },
  items: async (db, actor, id) => {
    const categories = await categoryLabels(db);
    const all = await allOf((cursor) => listItems(db, actor, { campaign: id, limit: PAGE, ...cursor }));
    return all.map((row) => [
      ...[row.name, categories.get(row.category) ?? row.category, row.divisionName, row.classes.join(';'), row.reason],
      ...[row.origin, row.cause, row.difficulty && WORDS.difficulty[row.difficulty]],
      ...[row.proposal && WORDS.proposal[row.proposal], row.proposalText, WORDS.state[row.state]],
      ...[row.decision && WORDS.decision[row.decision], row.dueOn, row.newName, rulesOf(row.findings)],
    ]);
  },
};

const Label = z.object({ id: z.string(), label: z.string() });

async function categoryLabels(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await many(db, Label, sql`select id, label_zh as label from category`);
  return new Map(rows.map(({ id, label }) => [id, label]));
}

async function allOf<T>(
  page: (cursor: { cursor?: string }) => Promise<{ items: T[]; next: string | null }>,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: { cursor?: string } | undefined = {};
  while (cursor) {
    const { items, next }: { items: T[]; next: string | null } = await page(cursor);
    all.push(...items);
    cursor = next === null ? undefined : { cursor: next };
  }
  return all;
}
