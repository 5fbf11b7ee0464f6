import { encodeCursor } from '../../platform/db/cursor.ts';
import type { Db } from '../../platform/db/sql.ts';
import type { Collection } from './collection.ts';
import { type About, bothForms, ogcUrl } from './documents.ts';
import type { ItemsRequest } from './itemsRequest.ts';
import { type Link, MEDIA } from './ogcContract.ts';
import { type Item, selectItems } from './selectItems.ts';

/** What stands behind one page of features. */
export interface PageFacts {
  db: Db;
  about: About;
  collection: Collection;
  request: ItemsRequest;
  /** The query as it came, for the links of the page. */
  query: URLSearchParams;
  /** null where nobody counted. */
  matched: number | null;
  /** ISO instant. */
  now: string;
}

const AT_ONCE = 1_000;

/** Rows by and by, never more than a thousand in memory; the last value says whether there are more. */
export async function* itemsOf({ db, collection, request }: PageFacts): AsyncGenerator<Item[], boolean> {
  let [after, left] = [request.after, request.limit];
  for (;;) {
    const wanted = Math.min(AT_ONCE, left + 1);
    const items = await selectItems(db, collection, { ...request, after }, wanted);
    const kept = items.slice(0, left);
    left -= kept.length;
    after = kept.at(-1)?.id;
    yield kept;
    if (items.length > kept.length) return true;
    if (items.length < wanted) return false;
  }
}

/** A feature as GeoJSON text. */
export const featureText = ({ id, shape, properties }: Item, links?: readonly Link[]): string =>
  `{"type":"Feature","id":${JSON.stringify(id)},"geometry":${shape ?? 'null'},"properties":${JSON.stringify(properties)}${
    links ? `,"links":${JSON.stringify(links)}` : ''
  }}`;

/** One page of features as GeoJSON text, piece by piece: what is known of the end stands at the end. */
export async function* featurePage(facts: PageFacts): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  const pages = itemsOf(facts);
  let [returned, last] = [0, ''];
  let page = await pages.next();
  for (; !page.done; page = await pages.next()) {
    yield piece(page.value, returned === 0);
    returned += page.value.length;
    last = page.value.at(-1)?.id ?? last;
  }
  yield pageEnd(facts, { returned, last: page.value ? last : undefined });
}

const piece = (items: readonly Item[], isFirst: boolean): string =>
  items.map((item, i) => (isFirst && i === 0 ? featureText(item) : `,${featureText(item)}`)).join('');

interface End {
  returned: number;
  /** The last id where more follow. */
  last: string | undefined;
}

function pageEnd(facts: PageFacts, { returned, last }: End): string {
  const { matched, now } = facts;
  const counts = matched === null ? '' : `,"numberMatched":${matched}`;
  return `],"links":${JSON.stringify(pageLinks(facts, last))},"numberReturned":${returned}${counts},"timeStamp":${JSON.stringify(now)}}`;
}

/** What stands last in a page and differs each time although nothing has changed. */
export const withoutTime = (text: string): string => text.replace(/,"timeStamp":"[^"]*"\}$/, '');

function pageLinks(facts: PageFacts, last: string | undefined): Link[] {
  const { about, collection } = facts;
  const base = ogcUrl(about, `/collections/${collection.id}`);
  return [
    ...bothForms(pageUrl(facts, facts.query.get('cursor')), MEDIA.geojson),
    ...(last === undefined ? [] : [nextLink(facts, last)]),
    { href: base, rel: 'collection', type: MEDIA.json, title: '数据集 / the collection' },
  ];
}

/** The address of the page after this one. */
export function nextLink(facts: PageFacts, last: string, form: 'geojson' | 'html' = 'geojson'): Link {
  const href = pageUrl(facts, encodeCursor([last, facts.matched]), form === 'html' ? 'html' : facts.query.get('f'));
  return { href, rel: 'next', type: MEDIA[form], title: '下一页 / next page' };
}

function pageUrl({ about, collection, query }: PageFacts, cursor: string | null, form: string | null = null): string {
  const search = new URLSearchParams(query);
  search.delete('f');
  search.delete('cursor');
  if (cursor !== null) search.set('cursor', cursor);
  if (form !== null) search.set('f', form);
  const text = search.toString();
  return ogcUrl(about, `/collections/${collection.id}/items${text === '' ? '' : `?${text}`}`);
}

export function itemLinks(about: About, { id: collection }: Collection, id: string): Link[] {
  const base = ogcUrl(about, `/collections/${collection}`);
  return [
    ...bothForms(`${base}/items/${id}`, MEDIA.geojson),
    { href: base, rel: 'collection', type: MEDIA.json, title: '数据集 / the collection' },
  ];
}
