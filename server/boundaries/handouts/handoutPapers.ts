import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Download } from '../../platform/contract.ts';
import { many, sql } from '../../platform/db/sql.ts';
import { cell, head, type Paper } from '../markers/paper.ts';
import type { HandoutId, HandoutManifest } from './handoutContract.ts';
import { HandoutListItem, type HandoutState } from './handoutContract.ts';
import type { HandoutDeps } from './handoutDeps.ts';
import { handoutRule } from './handoutRules.ts';
import type { HandoutFilter } from './handoutsApiContract.ts';
import { selectHandouts } from './listHandouts.ts';
import { findHandout } from './selectHandout.ts';

const MOST_ROWS = 5000;
const STATE_ZH: Record<HandoutState, string> = {
  ...{ draft: '草稿', submitted: '待审', checked: '已审核', approved: '已批准', refused: '不予提供' },
  ...{ handed_out: '已提供', returned: '已归还或销毁', closed: '已办结', withdrawn: '已撤回' },
};
const LEVEL_ZH = { public: '公开', internal: '内部', restricted: '受限', secret: '涉密' } as const;
const CONTENT_ZH = { lines: '界线', markers: '界桩', divisions: '区划轮廓', agreements: '协议书' } as const;

const Row = HandoutListItem.extend({
  data: z.string(),
  returned: z.string().nullable(),
});

/** 界线成果提供利用台账 as the list shows it under the same filter. Cells are values: nothing in them runs. */
export async function handoutLedgerXlsx(deps: HandoutDeps, actor: Actor, filter: HandoutFilter): Promise<Download> {
  const listed = selectHandouts(actor, filter, { after: undefined, limit: MOST_ROWS });
  const rows = await many(
    deps.db,
    Row,
    sql`select i.*, coalesce(h.outside_items, concat_ws(' ', (select d.name from division d where d.code = h.selection ->> 'area'
                   order by lower(d.valid) desc limit 1), h.selection ->> 'day',
                 (select string_agg(case c when 'lines' then '界线' when 'markers' then '界桩' when 'divisions' then '区划轮廓' else '协议书' end, '、')
                    from jsonb_array_elements_text(h.selection -> 'contents') c))) as data,
               case h.returned_how when 'returned' then '归还 ' || h.returned_on when 'destroyed' then '销毁 ' || h.returned_on end as returned
          from (${listed}) i join boundary_handout h on h.id = i.id order by i."createdAt" desc, i.id desc`,
  );
  const sheet = { title: '界线成果提供利用台账', header: HEADER, rows: rows.map(cellsOf) };
  return { body: await deps.press.xlsx(sheet), fileName: `界线成果提供利用台账 ${deps.today()}.xlsx` };
}

const HEADER = [
  ...['序号', '编号', '申请单位', '领取人', '成果', '密级', '用途', '状态', '经办人', '批准人', '提供日期'],
  ...['下载次数', '归还或销毁', '成果包 SHA-256', '提供单位'],
];
const cellsOf = (row: z.infer<typeof Row>, i: number): (string | number | null)[] => [
  ...[i + 1, row.number, row.applicant, row.recipient, row.data, LEVEL_ZH[row.level], row.purpose],
  ...[STATE_ZH[row.state], row.madeBy, row.decidedBy, row.handedOn, row.downloads, row.returned],
  ...[row.packageSha256, row.organisation],
];

/** 界线成果提供利用登记表 of one request, on one page, with room to sign. */
export async function handoutFormPdf(deps: HandoutDeps, actor: Actor, id: HandoutId): Promise<Download> {
  const handout = await findHandout(deps.db, actor, id, deps.today());
  const rule = await handoutRule(deps.db, handout.level, deps.today());
  const number = handout.number ?? '（未编号）';
  const body = await deps.press.pdf(
    {
      form: 'sheet',
      head: '',
      blocks: [
        { type: 'title', text: '行政区域界线成果提供利用登记表' },
        { type: 'paragraph', level: 'body', text: `编号：${number}　　密级：${rule.labelZh}` },
        { type: 'table', widths: Array.from({ length: 12 }, () => 1), rows: formRows(handout) },
        {
          type: 'paragraph',
          level: 'body',
          text: `依据：${rule.articleZh}${rule.verified ? '' : '（未核实）'}　　制表日期：${deps.today()}`,
        },
      ],
    },
    deps.now(),
  );
  return { body, fileName: `界线成果提供利用登记表 ${number}.pdf`, inline: true };
}

type Rows = Extract<Paper['blocks'][number], { type: 'table' }>['rows'];
type Found = Awaited<ReturnType<typeof findHandout>>;

const formRows = (handout: Found): Rows => [
  [head('申请单位', 2), cell(handout.applicant, 10)],
  [head('联系人', 2), cell(handout.contactName, 4), head('联系电话', 2), cell(handout.contactPhone, 4)],
  [head('用　途', 2), cell(handout.purpose, 10)],
  [head('依　据', 2), cell(handout.legalBasis, 10)],
  [head('成　果', 2), cell(dataText(handout), 10)],
  [head('使用承诺', 2), cell(handout.undertakings, 10)],
  [head('经办人', 2), cell(handout.madeBy, 4), head('审核人', 2), cell(handout.checkedBy, 4)],
  [head('批准人', 2), cell(handout.decidedBy, 4), head('批准日期', 2), cell(handout.decidedAt?.slice(0, 10), 4)],
  [head('审批意见', 2), cell(handout.decisionNote, 10)],
  [head('领取人', 2), cell(handout.recipient, 4), head('提供日期', 2), cell(handout.handedOn, 4)],
  [head('成果包', 2), cell(packageText(handout), 10)],
  [head('归还销毁', 2), cell(returnText(handout), 10)],
  [head('签　字', 2), cell('提供单位经办人：\n\n　　年　月　日', 5), cell('领取人：\n\n　　年　月　日', 5)],
];

function dataText({ selection, outsideItems, areaName, manifest }: Found): string | null {
  if (selection === null) return outsideItems;
  const contents = selection.contents.map((content) => CONTENT_ZH[content]).join('、');
  return `${areaName ?? selection.area}，${selection.day} 有效的${contents}${countText(manifest)}`;
}

function countText(manifest: HandoutManifest | null): string {
  if (!manifest) return '';
  const { lines, markers, divisions, agreements } = manifest.counts;
  return `（界线 ${lines} 条、界桩 ${markers} 个、轮廓 ${divisions} 个、协议书 ${agreements} 份）`;
}

const packageText = ({ packageSha256, medium, downloads }: Found): string | null => {
  if (medium === 'outside') return '线下交接，本系统不存储';
  return packageSha256 && `SHA-256 ${packageSha256}，已下载 ${downloads} 次`;
};

const returnText = ({ returnedHow, returnedOn, returnNote }: Found): string | null =>
  returnedHow && [returnedHow === 'returned' ? '归还' : '销毁', returnedOn, returnNote].filter(Boolean).join('　');
