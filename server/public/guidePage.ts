import { bilingual } from './bilingual.ts';
import { dataTable } from './dataTable.ts';
import type { GuideAuthority, GuideClock, GuideRows } from './guideRows.ts';
import { CONDITIONS, LEVEL_WORDS, MATERIALS, ORGAN_WORDS, PLACE_LEVEL_WORDS, STEPS } from './guideWords.ts';
import { type Html, type HtmlPart, html } from './html.ts';
import { page } from './page.ts';
import { CATEGORY_WORDS } from './placeWords.ts';
import type { View } from './view.ts';

type Say = View['say'];

/** The service guide (在线政务服务的若干规定 art. 6: conditions, materials, flow), from the rows of law in force. */
export function guidePage(view: View, { authorities, clocks }: GuideRows): Buffer {
  const { say, href } = view;
  const title = say('地名命名、更名办事指南', 'How to name or rename a place');
  const body = html`<h1>${title}</h1>
<p class="soft">${say(
    '条文均出自《地名管理条例》，另有注明的除外。标“未核”的内容尚未与原文或本地规定核对，以主管部门答复为准。',
    'Articles are of the Regulations on Place Names unless another instrument is named. “Unverified”: not yet compared with the source or local rules; ask the department.',
  )}</p>
<p class="acts"><a class="button" href="/office">${say('在线申请', 'Apply online')}</a><a class="button plain" href="${href('/track')}">${say('查进度', 'Track a case')}</a></p>
<h2>${say('申请条件', 'Conditions')}</h2><ul>${CONDITIONS.map((item) => sourced(say, item))}</ul>
<h2>${say('申请材料', 'What to hand in')}</h2><ol class="steps">${MATERIALS.map((item) => sourced(say, item))}</ol>
<p class="soft">${say(
    '不得要求提供与申请事项无关的材料（行政许可法第三十一条），也不得要求提供能够通过数据共享获取的材料。',
    'Nobody may ask for unrelated material (Licensing Law art. 31) or for what offices can share among themselves.',
  )}</p>
<h2>${say('办理流程', 'Steps')}</h2><ol class="steps">${STEPS.map((step) => html`<li>${say(...step)}</li>`)}</ol>
<h2>${say('谁来办、谁来批', 'Who handles, who decides')}</h2>${authorityTable(say, authorities)}
<h2>${say('办理时限', 'Time limits')}</h2>${clockTable(say, clocks)}`;
  return page(view, { title, path: '/guide', body, wide: true });
}

const sourced = (say: Say, item: (typeof MATERIALS)[number]): Html =>
  html`<li>${say(...item.words)} <span class="soft">（${say(...item.source)}）</span></li>`;

function authorityTable(say: Say, authorities: readonly GuideAuthority[]): Html {
  if (authorities.length === 0) return html`<p class="note">${say('尚未登记。', 'Not recorded yet.')}</p>`;
  const heads = [
    say('类别', 'Category'),
    say('承办', 'Handled by'),
    say('批准', 'Approved by'),
    say('征求意见', 'Asked'),
    say('备案、公告', 'Filed, announced'),
    say('依据', 'Basis'),
  ];
  const label = say('谁来办、谁来批', 'Who handles, who decides');
  return dataTable({ label, heads, rows: authorities.map((row) => authorityRow(say, row)) });
}

function authorityRow(say: Say, row: GuideAuthority): HtmlPart[] {
  const where = say(...(PLACE_LEVEL_WORDS[row.placeLevel] ?? ['', '']));
  const consulted = row.consulted.map((kind) => organ(say, kind, '')).join(say('、', ', '));
  const announcer = organ(say, row.announcerKind, row.announcerLevel);
  return [
    html`<b>${say(...CATEGORY_WORDS[row.category])}</b> ${where && html`<span class="soft">${where}</span>`}`,
    organ(say, row.handlerKind, row.handlerLevel),
    organ(say, row.approverKind, row.approverLevel),
    consulted || '—',
    html`${say('备案：', 'Filed with: ')}<span lang="zh-CN">${row.filingReceiver}</span><br>${say('公告：', 'Announced by: ')}${announcer}`,
    html`<span lang="zh-CN">${row.article}</span>${remarks(say, row)}`,
  ];
}

/** The mark of what nobody has compared with its source, and what to know about the row. */
const remarks = (say: Say, { verified, note }: { verified: boolean; note: string }): Html =>
  html`${!verified && html` <span class="tag warn">${say('未核', 'unverified')}</span>`}${
    note !== '' && html`<br><span class="soft">${bilingual(say, note)}</span>`
  }`;

function organ(say: Say, kind: string, level: string): string {
  const [zh, en] = ORGAN_WORDS[kind] ?? [kind, kind];
  const [levelZh, levelEn] = LEVEL_WORDS[level] ?? ['', ''];
  return say(`${levelZh}${zh}`, `${levelEn} ${en}`.trim());
}

function clockTable(say: Say, clocks: readonly GuideClock[]): Html {
  if (clocks.length === 0) return html`<p class="note">${say('尚未登记。', 'Not recorded yet.')}</p>`;
  const rows = clocks.map((clock) => [
    html`<b>${say(clock.label, clock.labelEn)}</b>`,
    length(say, clock),
    html`<span lang="zh-CN">${clock.basis}</span>${remarks(say, clock)}`,
  ]);
  const heads = [say('环节', 'Step'), say('时限', 'Limit'), say('依据', 'Basis')];
  return dataTable({ label: say('办理时限', 'Time limits'), heads, rows });
}

const length = (say: Say, { length: days, unit }: GuideClock): string =>
  unit === 'working_day' ? say(`${days} 个工作日`, `${days} working days`) : say(`${days} 日`, `${days} days`);
