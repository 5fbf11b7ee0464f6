import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { parsePart } from '../../platform/http/parsePart.ts';
import { stateOf } from '../../platform/http/requestState.ts';
import { Problem } from '../../platform/problem.ts';
import { collectionOf } from './collections.ts';
import { crsOf } from './crs.ts';
import { featurePage, featureText, itemLinks, itemsOf, nextLink, type PageFacts, withoutTime } from './features.ts';
import { isKey, itemsRequest } from './itemsRequest.ts';
import { MEDIA } from './ogcContract.ts';
import { formOf, sendOpen, sendOpenPage } from './openAnswer.ts';
import type { OpenContext } from './openContext.ts';
import { itemPage, itemsPage } from './pages.ts';
import { countItems, selectItem } from './selectItems.ts';

// Below this a page is made whole and has an ETag; above it is sent as it is read, so that memory does not grow with it.
const MOST_WHOLE = 1_000;
// A page for people.
const MOST_ROWS = 200;

/** Features of a collection, as GeoJSON or as a table. */
export const serveItems =
  (context: OpenContext): RequestHandler =>
  async (req, res) => {
    stateOf(req).route = '/ogc/collections/:collectionId/items';
    const collection = collectionOf(String(req.params.collectionId));
    const request = itemsRequest(collection, { ...req.query });
    const form = formOf(req);
    const { db, now } = context.deps;
    const about = await context.about();
    const facts = { db, about, collection, request, query: searchOf(req), now: now() };
    const page = { ...facts, matched: await matchedOf(context, facts) };
    if (form === 'html') return sendTable(context, page, req, res);
    const headers = { 'Content-Crs': `<${request.crs.uri}>` };
    if (request.limit > MOST_WHOLE) return stream(req, res, headers, Readable.from(featurePage(page)));
    let text = '';
    for await (const piece of featurePage(page)) text += piece;
    const hashed = Buffer.from(withoutTime(text));
    await sendOpen(req, res, { type: MEDIA.geojson, bytes: Buffer.from(text), hashed, headers });
  };

async function matchedOf(
  { deps, count }: OpenContext,
  { collection, request }: Pick<PageFacts, 'collection' | 'request'>,
): Promise<number | null> {
  if (request.counted !== undefined) return request.counted;
  return request.isFiltered ? countItems(deps.db, collection, request) : count(collection);
}

const searchOf = (req: Request): URLSearchParams => new URL(req.originalUrl, 'http://here').searchParams;

/** A reader who goes away, or a database that fails midway, ends the connection. */
async function stream(req: Request, res: Response, headers: Record<string, string>, pieces: Readable): Promise<void> {
  res.status(200).set({ ...headers, 'Content-Type': MEDIA.geojson, 'Cache-Control': 'public, max-age=60' });
  res.vary('Accept').vary('Accept-Encoding');
  if (req.method === 'HEAD') {
    res.end();
    return;
  }
  const isZipped = req.acceptsEncodings('gzip') === 'gzip';
  if (isZipped) res.setHeader('Content-Encoding', 'gzip');
  await (isZipped ? pipeline(pieces, createGzip({ level: 4 }), res) : pipeline(pieces, res)).catch((error: unknown) => {
    if (!res.writableFinished) res.destroy();
    if (res.headersSent) return;
    throw error;
  });
}

async function sendTable({ view }: OpenContext, facts: PageFacts, req: Request, res: Response): Promise<void> {
  const request = { ...facts.request, limit: Math.min(facts.request.limit, MOST_ROWS) };
  const { collection, matched } = facts;
  const pages = itemsOf({ ...facts, request });
  const items = [];
  let page = await pages.next();
  for (; !page.done; page = await pages.next()) items.push(...page.value);
  const last = page.value ? items.at(-1) : undefined;
  const next = last && new URL(nextLink(facts, last.id, 'html').href);
  const path = req.originalUrl;
  const listed = { collection, items, matched, path, next: next && `${next.pathname}${next.search}` };
  await sendOpenPage(req, res, itemsPage(await view(req), listed));
}

const ItemQuery = z.strictObject({
  crs: z.string().max(200).optional(),
  f: z.string().optional(),
  lang: z.enum(['zh', 'en']).optional(),
});

/** One feature. */
export const serveItem =
  (context: OpenContext): RequestHandler =>
  async (req, res) => {
    stateOf(req).route = '/ogc/collections/:collectionId/items/:featureId';
    const collection = collectionOf(String(req.params.collectionId));
    const query = ItemQuery.parse(parsePart('query', ItemQuery, { ...req.query }));
    const crs = crsOf('crs', query.crs);
    const form = formOf(req);
    const id = String(req.params.featureId);
    const item = isKey(collection, id) ? await selectItem(context.deps.db, collection, id, crs) : undefined;
    if (!item) throw new Problem('not-found', `There is no feature ${id}`, { detailZh: '没有这个要素，或尚未公开。' });
    if (form === 'html') return sendOpenPage(req, res, itemPage(await context.view(req), collection, item));
    const bytes = Buffer.from(featureText(item, itemLinks(await context.about(), collection, id)));
    await sendOpen(req, res, { type: MEDIA.geojson, bytes, headers: { 'Content-Crs': `<${crs.uri}>` } });
  };
