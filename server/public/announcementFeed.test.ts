import { expect, it } from 'vitest';
import { PlaceId } from '../gazetteer/contract.ts';
import { announcementFeed } from './announcementFeed.ts';
import type { Notice } from './noticesPage.ts';

const PUBLISHER = { url: 'https://diming.example', demonstration: false, now: '2026-03-10T00:00:00.000Z' };
const aNotice = (over: Partial<Notice> = {}): Notice => ({
  id: '11111111-1111-4111-8111-111111111111',
  kind: 'announcement',
  caseKind: 'naming',
  name: '迎宾湖路',
  romanTone: 'Yíngbīnhú Lù',
  category: 'street',
  divisionName: '吴忠市利通区',
  location: '东起甲路，西至乙路',
  text: '',
  startsOn: '2026-03-10',
  endsOn: null,
  authority: '吴忠市民政局',
  documentNo: '吴民公告〔2026〕5号',
  placeId: PlaceId.parse('22222222-2222-4222-8222-222222222222'),
  ...over,
});

it('names each announcement with its address, day and office', () => {
  const atom = announcementFeed([aNotice()], PUBLISHER);
  expect(atom).toContain('<feed xmlns="http://www.w3.org/2005/Atom">');
  expect(atom).toContain('<link rel="self" href="https://diming.example/announcements.atom"/>');
  expect(atom).toContain('<id>https://diming.example/notices/announcement/11111111-1111-4111-8111-111111111111</id>');
  expect(atom).toContain('<updated>2026-03-09T16:00:00.000Z</updated>');
  expect(atom).toContain('吴民公告〔2026〕5号');
});

it('has the lists of clean-up campaigns on notice, under their titles', () => {
  const list = aNotice({ kind: 'campaign', name: '2026年清理整治', romanTone: null, category: null, caseKind: null });
  const atom = announcementFeed([list], PUBLISHER);
  expect(atom).toContain(`<id>https://diming.example/notices/campaign/${list.id}</id>`);
  expect(atom).toContain('清理整治公示：2026年清理整治');
});

it('lets no text pass for markup, and nothing through that XML cannot hold', () => {
  const atom = announcementFeed([aNotice({ name: '𠮷村<b>&路', text: 'a]]><x/>\u0000\u0008b' })], PUBLISHER);
  expect(atom).toContain('𠮷村');
  expect(atom).not.toMatch(/<b>&路(?!.*\]\]>)/);
  const outside = atom.replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  expect(outside).not.toMatch(/<b>|<x\/>|&(?!amp;|lt;|gt;|quot;|apos;)/);
  expect(atom).not.toMatch(/(?![\t\n])\p{Cc}/u);
});

it('is a feed before anything was announced', () => {
  expect(announcementFeed([], PUBLISHER)).toContain('<updated>2026-03-10T00:00:00.000Z</updated>');
});
