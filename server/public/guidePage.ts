import type { CodeListItem } from '../gazetteer/codeListContract.ts';
import { CaseKind } from '../naming/kindContract.ts';
import { dataTable } from './dataTable.ts';
import { formTable } from './formTable.ts';
import type { GuideAuthority, GuideClock, GuideItem, GuideRows, Matter } from './guideRows.ts';
import { type Html, type HtmlPart, html } from './html.ts';
import { page } from './page.ts';
import { CATEGORY_WORDS } from './placeWords.ts';
import type { View } from './view.ts';

type Say = View['say'];

/** The service guide (在线政务服务的若干规定 art. 6: conditions, materials, flow), from the rows of law in force. */
export function guidePage(view: View, rows: GuideRows, matter?: Matter): Buffer {
  const { say, href } = view;
  const title = matter ? matterTitle(say, matter) : say('地名命名、更名办事指南', 'How to name or rename a place');
  const of = (section: GuideItem['section']) => rows.items.filter((item) => item.section === section);
  const body = html`<h1>${title}</h1>
<p class="soft">${say(
    '标“未核”的内容尚未与原文或本地规定核对，以主管部门答复为准。',
    '“Unverified”: not yet compared with the source or local rules; ask the department.',
  )}</p>
<p class="acts"><a class="button" href="/office">${say('在线申请', 'Apply online')}</a><a class="button plain" href="${href('/track')}">${say('查进度', 'Track a case')}</a></p>
${matter ? html`<p><a href="${href('/guide')}">${say('全部事项', 'All matters')}</a></p>` : matters(view, rows)}
<h2>${say('申请条件', 'Conditions')}</h2>${bullets(say, of('condition'))}
<h2>${say('申请材料', 'What to hand in')}</h2>${numbered(say, of('material'))}${bullets(say, of('material_rule'))}
<h3 id="forms">${say('空白表格', 'Blank forms')}</h3>${formTable(view, rows.forms, matter ? [matter.kind] : CaseKind.options)}
<h2>${say('办理流程', 'Steps')}</h2>${numbered(say, of('step'))}
<h2>${say('谁来办、谁来批', 'Who handles, who decides')}</h2>${authorityTable(say, rows)}
<h2>${say('办理时限', 'Time limits')}</h2>${clockTable(say, rows.clocks)}${bullets(say, of('limit'))}
<h2>${say('收费', 'Fees')}</h2>${of('fee').length === 0 ? missing(say) : bullets(say, of('fee'))}`;
  return page(view, { title, path: matter ? `/guide/${matter.kind}/${matter.category}` : '/guide', body, wide: true });
}

const matterTitle = (say: Say, { kind, category }: Matter): string => {
  const [zh, en] = CATEGORY_WORDS[category];
  return kind === 'naming' ? say(`${zh}命名办事指南`, `Naming: ${en}`) : say(`${zh}更名办事指南`, `Renaming: ${en}`);
};

/** Links to the guide of each matter whose authority the law's rows name. */
function matters({ say, href }: View, { authorities }: GuideRows): Html {
  const categories = [...new Set(authorities.map(({ category }) => category))];
  const link = (kind: Matter['kind'], category: Matter['category'], text: string): Html =>
    html`<li><a href="${href(`/guide/${kind}/${category}`)}">${text}</a></li>`;
  return html`<h2>${say('按事项查看', 'By matter')}</h2><ul class="chips">${categories.map((category) => {
    const words = say(...CATEGORY_WORDS[category]);
    return [
      link('naming', category, say(`${words}命名`, `Naming: ${words}`)),
      link('renaming', category, say(`${words}更名`, `Renaming: ${words}`)),
    ];
  })}</ul>`;
}

const missing = (say: Say): Html => html`<p class="note">${say('尚未登记。', 'Not recorded yet.')}</p>`;

const numbered = (say: Say, items: readonly GuideItem[]): Html =>
  items.length === 0 ? missing(say) : html`<ol class="steps">${items.map((item) => sourced(say, item))}</ol>`;

const bullets = (say: Say, items: readonly GuideItem[]): Html =>
  html`${items.length > 0 && html`<ul class="steps">${items.map((item) => sourced(say, item))}</ul>`}`;

/** A sentence with its basis on a line of its own, so that lists of any length read alike. */
const sourced = (say: Say, item: GuideItem): Html =>
  html`<li>${say(item.textZh, item.textEn)}${place(item.where)}${!item.verified && html` <span class="tag warn">${say('未核', 'unverified')}</span>`}<br><small class="soft">${say(item.basisZh, item.basisEn)}</small></li>`;

const place = (where: string | null): Html => html`${where && html` <span class="tag" lang="zh-CN">${where}</span>`}`;

function authorityTable(say: Say, rows: GuideRows): Html {
  if (rows.authorities.length === 0) return missing(say);
  const heads = [
    say('类别', 'Category'),
    say('承办', 'Handled by'),
    say('批准', 'Approved by'),
    say('征求意见', 'Asked'),
    say('备案、公告', 'After approval'),
    say('依据', 'Basis'),
  ];
  const label = say('谁来办、谁来批', 'Who handles, who decides');
  return dataTable({ label, heads, rows: rows.authorities.map((row) => authorityRow(say, row, rows)) });
}

function authorityRow(say: Say, row: GuideAuthority, lists: GuideRows): HtmlPart[] {
  const inWhat = lists.placeLevels.find(({ code }) => code === row.placeLevel);
  const organ = (kind: string, level: string): string => organWords(say, lists, { kind, level });
  const consulted = row.consulted.map((kind) => organ(kind, '')).join(say('、', ', '));
  return [
    html`<b>${say(row.categoryZh, row.categoryEn)}</b>${inWhat && html` <span class="soft">${say(inWhat.labelZh, inWhat.labelEn)}</span>`}`,
    organ(row.handlerKind, row.handlerLevel),
    organ(row.approverKind, row.approverLevel),
    consulted || '—',
    html`${say('备案：', 'Filed with: ')}${receiver(say, row, lists)}<br>${say('公告：', 'Announced by: ')}${organ(row.announcerKind, row.announcerLevel)}`,
    html`${say(row.article, row.articleEn)}${remarks(say, row)}`,
  ];
}

/** The mark of what nobody has compared with its source, and what to know about the row. */
const remarks = (say: Say, { verified, note, noteEn }: Pick<GuideClock, 'verified' | 'note' | 'noteEn'>): Html =>
  html`${!verified && html` <span class="tag warn">${say('未核', 'unverified')}</span>`}${
    note !== '' && html`<br><span class="soft">${say(note, noteEn)}</span>`
  }`;

const labelOf = (say: Say, list: readonly CodeListItem[], code: string): string => {
  const found = list.find((item) => item.code === code);
  return found ? say(found.labelZh, found.labelEn) : code;
};

/** 市级人民政府, Government (municipal); without a level the kind alone. */
function organWords(say: Say, { organs, levels }: GuideRows, { kind, level }: { kind: string; level: string }): string {
  const label = labelOf(say, organs, kind);
  const traits = levels.find(({ code }) => code === level)?.traits;
  return traits ? say(`${traits.organ_zh}${label}`, `${label} (${traits.organ_en})`) : label;
}

/** The receiver in words; the law's row leaves the division open, the guide names its level. */
function receiver(say: Say, row: GuideAuthority, { levels }: GuideRows): string {
  const words = say(row.filingReceiver, row.filingReceiverEn);
  return levels.reduce((text, { code, traits }) => {
    const level = say(traits.organ_zh ?? code, traits.name_en ?? code);
    return text.replaceAll(`{${code}}`, level);
  }, words);
}

function clockTable(say: Say, clocks: readonly GuideClock[]): Html {
  if (clocks.length === 0) return missing(say);
  const rows = clocks.map((clock) => [
    html`<b>${say(clock.label, clock.labelEn)}</b>${place(clock.where)}`,
    length(say, clock),
    html`${say(clock.basis, clock.basisEn)}${remarks(say, clock)}`,
  ]);
  const heads = [say('环节', 'Step'), say('时限', 'Limit'), say('依据', 'Basis')];
  return dataTable({ label: say('办理时限', 'Time limits'), heads, rows });
}

const length = (say: Say, { length: days, unit }: GuideClock): string =>
  unit === 'working_day' ? say(`${days} 个工作日`, `${days} working days`) : say(`${days} 日`, `${days} days`);
