import type { NamingApi } from '../naming/contract.ts';
import type { Reply } from '../platform/contract.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';
import { CATEGORY_WORDS } from './placeWords.ts';
import type { View } from './view.ts';

export type Notice = Reply<typeof NamingApi.notices>['items'][number];

interface Listed {
  kind: Notice['kind'] | undefined;
  items: readonly Notice[];
  /** Cursor of the page after this one. */
  next: string | null;
  /** YYYY-MM-DD in China: a notice whose time is over says so. */
  today: string;
}

/** Public notices (before a decision) and announcements (after it), the latest first. */
export function noticesPage(view: View, { kind, items, next, today }: Listed): Buffer {
  const { say, href } = view;
  const kinds = [
    { to: '/notices', label: say('全部', 'All'), of: undefined },
    { to: '/notices?kind=notice', label: say('命名公示', 'Notices of names'), of: 'notice' },
    { to: '/notices?kind=campaign', label: say('清理整治公示', 'Clean-up lists'), of: 'campaign' },
    { to: '/notices?kind=announcement', label: say('公告', 'Announcements'), of: 'announcement' },
  ];
  const path = kind === undefined ? '/notices' : `/notices?kind=${kind}`;
  const body = html`<h1>${say('公示公告', 'Notices')}</h1>
<p class="soft">${say(
    '公示在作出决定之前，可以提出意见：命名公示听取对拟用名称的意见，清理整治公示听取对不规范地名清单的意见。公告在批准之后，是标准地名的正式公布。',
    'A notice comes before the decision and may be commented on: of a proposed name, or of a list of names to clean up. An announcement publishes the approved name.',
  )}</p>
<p class="acts">${kinds.map(
    ({ to, label, of }) =>
      html`<a class="button${of !== kind && ' plain'}" href="${href(to)}"${of === kind && html` aria-current="page"`}>${label}</a>`,
  )}</p>
${kind !== 'notice' && html`<p><a href="${href('/announcements/map')}">${say('公告地名分布图', 'Map of announced names')}</a> · <a href="/announcements.atom" type="application/atom+xml">${say('订阅公告和清理整治公示（Atom）', 'Feed of announcements and clean-up lists (Atom)')}</a></p>`}
${items.length > 0 ? noticeRows(view, items, today) : nothingYet(view)}
${next !== null && html`<p class="acts"><a class="button plain" href="${href(withCursor(path, next))}">${say('下一页', 'Next page')}</a></p>`}`;
  return page(view, { title: say('公示公告', 'Notices'), path, body });
}

const withCursor = (path: string, cursor: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;

const nothingYet = ({ say, href }: View): Html =>
  html`<p class="note">${say('暂无公示公告。', 'Nothing has been published yet.')}</p>
<p class="acts"><a class="button plain" href="${href('/search')}">${say('查标准地名', 'Search standard names')}</a>
<a class="button plain" href="${href('/track')}">${say('查办理进度', 'Track a case')}</a></p>`;

/** Notices as a list of links. */
export const noticeRows = (view: View, items: readonly Notice[], today: string): Html => {
  const { say, href } = view;
  return html`<ul class="rows">${items.map(
    (item) =>
      html`<li>${kindTag(view, item, today)}<a href="${href(`/notices/${item.kind}/${item.id}`)}" lang="zh-CN">${item.name}</a>${item.romanTone !== null && html` <span lang="zh-Latn-pinyin">${item.romanTone}</span>`}
<span class="soft">${item.category !== null && html`${say(...CATEGORY_WORDS[item.category])} · `}<span lang="zh-CN">${item.divisionName}</span> · <span class="whole">${period(item)}</span></span></li>`,
  )}</ul>`;
};

const KINDS: Record<Notice['kind'], readonly [tag: string, zh: string, en: string]> = {
  notice: ['tag warn', '公示', 'Notice'],
  campaign: ['tag warn', '清理整治公示', 'Clean-up list'],
  announcement: ['tag', '公告', 'Announced'],
  revocation: ['tag stop', '撤销公告', 'Revoked'],
};

/** What sort of notice it is, as a tag; given the day, whether the time to comment on it is over. */
export function kindTag(
  { say }: View,
  { kind, endsOn = null }: Pick<Notice, 'kind'> & Partial<Notice>,
  today?: string,
): Html {
  const [tag, zh, en] = KINDS[kind];
  if (endsOn !== null && today !== undefined && today > endsOn)
    return html`<span class="tag past">${say(`${zh}已结束`, `${en}, over`)}</span>`;
  return html`<span class="${tag}">${say(zh, en)}</span>`;
}

/** First and last day, or the one day. */
export const period = ({ startsOn, endsOn }: Pick<Notice, 'startsOn' | 'endsOn'>): string =>
  endsOn === null ? startsOn : `${startsOn} – ${endsOn}`;
