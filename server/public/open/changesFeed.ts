import { Feed } from 'feed';
import { z } from 'zod';
import { EVENT_WORDS } from '../placeWords.ts';
import type { Change } from './publicChanges.ts';

// What XML 1.0 cannot hold, escaped or not.
const UNSAFE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;
// The library writes texts as CDATA and parts only the first end of one that stands in them.
const clean = (text: string): string => text.replaceAll(UNSAFE, '\uFFFD').replaceAll(']]>', ']] >');

const NAME_WORDS: Readonly<Record<string, readonly [string, string]>> = EVENT_WORDS;
const DIVISION_WORDS: Readonly<Record<string, string>> = {
  establish: '设立',
  abolish: '撤销',
  affiliation: '隶属关系变更',
  boundary: '界线变更',
  seat: '驻地迁移',
  name: '更名',
};

export interface ChangesPage {
  items: readonly Change[];
  next: string | null;
  /** Address of this site without a slash at the end. */
  url: string;
  demonstration: boolean;
  /** ISO instant. */
  now: string;
  /** The cursor of this page, undefined for the newest. */
  before: string | undefined;
}

const address = (url: string, form: 'atom' | 'json', cursor: string | null | undefined): string =>
  `${url}/changes.${form}${cursor ? `?before=${encodeURIComponent(cursor)}` : ''}`;

const titleOf = ({ subject, kind, title }: Change): string =>
  subject === 'name'
    ? `${NAME_WORDS[kind]?.[0] ?? kind}：${title}`
    : `区划变更（${DIVISION_WORDS[kind] ?? kind}）：${title}`;

/** An event's own address, by which readers know it again. */
const addressOf = (url: string, { id }: Change): string => `${url}/ogc/collections/changes/items/${id}`;

function feedOf(page: ChangesPage, form: 'atom' | 'json'): Feed {
  const { url, items, demonstration, now } = page;
  const feed = new Feed({
    id: `${url}/changes`,
    title: demonstration ? '地名和区划变更（演示数据，不是政府信息）' : '地名和区划变更',
    ...{ link: `${url}/open`, language: 'zh-CN', generator: false, author: { name: '地名主管部门' } },
    feedLinks: { [form]: address(url, form, page.before) },
    updated: new Date(items[0]?.recordedAt ?? now),
  });
  for (const item of items) {
    feed.addItem({
      ...{ id: addressOf(url, item), title: clean(titleOf(item)), date: new Date(item.recordedAt) },
      link: item.placeId === null ? `${addressOf(url, item)}?f=html` : `${url}/places/${item.placeId}`,
      description: clean([`生效日期：${item.on}`, item.authority, item.documentNo].filter(Boolean).join('\n')),
      author: [{ name: clean(item.authority ?? '地名主管部门') }],
      category: [{ name: `${item.subject}.${item.kind}`, term: `${item.subject}.${item.kind}` }],
    });
  }
  return feed;
}

/** One page as Atom (RFC 4287), with a link to older ones (RFC 5005). */
export function changesAtom(page: ChangesPage): string {
  const text = feedOf(page, 'atom').atom1();
  if (page.next === null) return text;
  const older = `<link rel="next" href="${address(page.url, 'atom', page.next)}"/>`;
  return text.replace(/(<link rel="self"[^>]*\/>)/, `$1\n    ${older}`);
}

const JsonFeed = z.looseObject({ items: z.looseObject({}).array().default([]) });

/** One page as JSON Feed 1.1; `_diming` has what happened in fields for programs. */
export function changesJson(page: ChangesPage): string {
  const made = JsonFeed.parse(JSON.parse(feedOf(page, 'json').json1()));
  const items = made.items.map(({ author, ...item }, i) => ({
    ...item,
    authors: author === undefined ? undefined : [author],
    _diming: factsOf(page.items[i]),
  }));
  const { author, ...head } = made;
  return JSON.stringify({
    ...head,
    ...{ version: 'https://jsonfeed.org/version/1.1', language: 'zh-CN', authors: [author] },
    ...(page.next === null ? {} : { next_url: address(page.url, 'json', page.next) }),
    items,
  });
}

const factsOf = (change: Change | undefined) =>
  change && {
    ...{ subject: change.subject, kind: change.kind, on: change.on, authority: change.authority },
    ...{ document_no: change.documentNo, place_id: change.placeId, division_code: change.divisionCode },
  };
