import { type Html, html } from './html.ts';
import { type Notice, noticeRows } from './noticesPage.ts';
import { page, siteName } from './page.ts';
import { searchForm } from './searchPage.ts';
import type { View } from './view.ts';

/** The first page: the search, the ways in, what was published last. */
export function homePage(view: View, latest: readonly Notice[], today: string): Buffer {
  const { say, href } = view;
  const hero = html`<div class="hero"><div><h1>${say('标准地名，一查便知', 'Find a standard place name')}</h1>
<p>${say('按汉字、拼音或声母，查找经批准公布的地名。', 'By characters, pinyin or initials, among the names approved and published.')}</p>
${searchForm(view, '')}</div></div>`;
  const body = html`<ul class="cards">${entries(view)}</ul>
<h2>${say('最新公示公告', 'Latest notices')}</h2>
${latest.length > 0 ? noticeRows(view, latest, today) : html`<p class="soft">${say('暂无公示公告。', 'Nothing has been published yet.')}</p>`}
<p><a href="${href('/notices')}">${say('全部公示公告', 'All notices')}</a></p>`;
  return page(view, { title: siteName(view), path: '/', hero, body, wide: true });
}

function entries({ say, href }: View): Html[] {
  const cards = [
    [
      href('/search'),
      say('查地名', 'Find a name'),
      say('读音、含义、来历和位置', 'Reading, meaning, origin, location'),
    ],
    [href('/notices'), say('看公示公告', 'Notices'), say('命名公示与批准公告', 'Before and after decisions on names')],
    [href('/guide'), say('申请办理', 'Apply'), say('谁来批、要什么材料、多少天', 'Who decides, on what, how soon')],
    [
      href('/check'),
      say('自查拟用名称', 'Check a name'),
      say('重名、同音、禁用词，申请前先查', 'Repeated, alike in sound, forbidden: before you apply'),
    ],
    [href('/track'), say('查进度', 'Track a case'), say('凭办件编号和查询码', 'By case number and code')],
    [
      href('/report'),
      say('举报', 'Report a violation'),
      say('擅自命名、不用标准地名、损坏标志', 'Unauthorised names, wrong use, damaged signs'),
    ],
    [href('/open'), say('开放数据', 'Open data'), say('下载、接口和变更订阅', 'Downloads, interfaces, changes')],
    ['/office', say('办公入口', 'Offices'), say('申请单位与工作人员登录', 'Applicants and officers sign in')],
  ] as const;
  return cards.map(([to, title, text]) => html`<li><a href="${to}"><b>${title}</b>${text}</a></li>`);
}
