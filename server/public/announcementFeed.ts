import { Feed } from 'feed';
import type { Notice } from './noticesPage.ts';

// What XML 1.0 cannot hold, escaped or not.
const UNSAFE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;
const clean = (text: string): string => text.replaceAll(UNSAFE, '\uFFFD');

interface Publisher {
  /** Address of this site without a slash at the end. */
  url: string;
  demonstration: boolean;
  now: string;
}

/** The latest announcements (公告, of revocations too) and clean-up lists on notice (清理整治公示) as an Atom feed (RFC 4287), in Chinese as they were published. */
export function announcementFeed(items: readonly Notice[], { url, demonstration, now }: Publisher): string {
  const newest = items[0]?.startsOn;
  const feed = new Feed({
    id: `${url}/notices?kind=announcement`,
    title: demonstration ? `${TITLE}（演示数据，不是政府信息）` : TITLE,
    link: `${url}/notices?kind=announcement`,
    feed: `${url}/announcements.atom`,
    language: 'zh-CN',
    generator: false,
    updated: newest === undefined ? new Date(now) : chinaMidnight(newest),
    author: { name: clean(items[0]?.authority ?? '地名主管部门') },
  });
  for (const {
    id,
    kind,
    caseKind,
    name,
    romanTone,
    divisionName,
    location,
    text,
    startsOn,
    authority,
    documentNo,
  } of items) {
    const link = `${url}/notices/${kind}/${id}`;
    feed.addItem({
      ...{ id: link, link, title: clean(titleOf({ kind, caseKind, name, romanTone })), date: chinaMidnight(startsOn) },
      description: clean([divisionName, location, documentNo, text].filter(Boolean).join('\n')),
      author: [{ name: clean(authority ?? '') }],
    });
  }
  return feed.atom1();
}

const TITLE = '标准地名公告和清理整治公示';

function titleOf({
  kind,
  caseKind,
  name,
  romanTone,
}: Pick<Notice, 'kind' | 'caseKind' | 'name' | 'romanTone'>): string {
  if (kind === 'campaign') return `清理整治公示：${name}`;
  const title = romanTone === null ? name : `${name}（${romanTone}）`;
  if (kind !== 'revocation') return title;
  return caseKind === 'cancellation' ? `撤销注销：${title}` : `撤销批准：${title}`;
}

/** An announcement has a day and no hour: the beginning of that day in China. */
const chinaMidnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`);
