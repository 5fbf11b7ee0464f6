import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeatureCollection } from '#server/public/ogc/ogcContract.ts';
import { names, ogcReader, type Page } from './ogcReader.ts';
import { CRS, ogcRegister } from './ogcRegister.ts';
import { type PublicServer, publicServer } from './publicServer.ts';

let server: PublicServer;
let made: Awaited<ReturnType<typeof ogcRegister>>;
beforeAll(async () => {
  server = await publicServer({ environment: { DIMING_PUBLIC_URL: 'https://dm.example.cn' } });
  made = await ogcRegister(server.db);
});
afterAll(() => server.close());

const { ask, read, items } = ogcReader(() => server);
/** Links are made for the public address; the test asks this machine. */
const here = (href: string) => href.replace('https://dm.example.cn', server.url);
const all = { limit: '100' };

describe('the documents', () => {
  it.each(['', '/', '?f=json'])(
    'the landing page at /ogc%s leads everywhere, with absolute addresses',
    async (path) => {
      const { links } = await read(path);
      const rels = links.map(({ rel }: { rel: string }) => rel);
      expect(rels).toEqual(expect.arrayContaining(['self', 'service-desc', 'conformance', 'data']));
      for (const { href } of links) expect(href).toMatch(/^https:\/\/dm\.example\.cn/);
    },
  );

  it('conforms to what it says', async () => {
    const { conformsTo } = await read('/conformance');
    for (const part of [
      '1/1.0/conf/core',
      '1/1.0/conf/geojson',
      '1/1.0/conf/oas30',
      '2/1.0/conf/crs',
      '3/1.0/conf/filter',
    ])
      expect(conformsTo).toContain(`http://www.opengis.net/spec/ogcapi-features-${part}`);
  });

  it('each collection says where its items are, where and when they lie, and in which systems', async () => {
    const { collections } = await read('/collections/');
    expect(collections.map(({ id }: { id: string }) => id)).toEqual(
      ['places', 'place-names', 'divisions', 'boundary-lines', 'built-up-areas', 'signs', 'announcements', 'changes'], // biome-ignore format: one line
    );
    const places = collections[0];
    expect(places.extent.spatial.bbox[0]).toHaveLength(4);
    expect(places.crs).toContain(`${CRS}/EPSG/0/4490`);
    expect(places.links.filter(({ rel }: { rel: string }) => rel === 'items')[0].type).toBe('application/geo+json');
    expect(await read('/collections/places/')).toEqual(places);
    const { properties } = await read('/collections/places/queryables');
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(['geometry', 'name', 'category', 'updated']));
  });

  it('declares every parameter in OpenAPI 3.0 as the standard wants', async () => {
    const { openapi, paths, components } = await read('/api');
    expect(openapi).toBe('3.0.3');
    expect(components.parameters.limit).toMatchObject({
      ...{ name: 'limit', in: 'query', required: false, style: 'form', explode: false },
      schema: { type: 'integer', minimum: 1, maximum: 10_000, default: 10 },
    });
    expect(components.parameters.bbox.schema).toMatchObject({ type: 'array', minItems: 4, maxItems: 6 });
    expect(components.parameters.datetime.schema).toEqual({ type: 'string' });
    const { parameters } = paths['/collections/places/items'].get;
    expect(parameters.map(({ name }: { name?: string }) => name)).toEqual(expect.arrayContaining(['name', 'category']));
  });
});

describe('items', () => {
  it('are GeoJSON, ten at first, and say how many there are', async () => {
    const reply = await ask('/collections/places/items');
    expect(reply.headers.get('content-type')).toBe('application/geo+json');
    expect(reply.headers.get('access-control-allow-origin')).toBe('*');
    expect(reply.headers.get('content-crs')).toBe(`<${CRS}/OGC/1.3/CRS84>`);
    const page = FeatureCollection.parse(await reply.json());
    expect(page).toMatchObject({ numberReturned: 10, numberMatched: 26 });
    expect(page.features).toHaveLength(10);
    expect(page.timeStamp).toMatch(/Z$/);
    for (const link of page.links) expect(link).toMatchObject({ rel: expect.any(String), type: expect.any(String) });
    expect(page.links.map(({ rel }) => rel)).toEqual(expect.arrayContaining(['self', 'next']));
  });

  it('come once each on the pages that next leads through, with the filter kept', async () => {
    const seen: string[] = [];
    let next: string | undefined = `${server.url}/ogc/collections/places/items?limit=4&category=street`;
    while (next) {
      const page: Page = FeatureCollection.parse(await (await fetch(here(next))).json());
      expect(page.numberMatched).toBe(25);
      seen.push(...page.features.map(({ id }) => id));
      next = page.links.find(({ rel }) => rel === 'next')?.href;
    }
    expect(seen.toSorted()).toEqual(made.streets.toSorted());
  });

  it.each([
    ...[
      'limit=0',
      'limit=-1',
      'limit=abc',
      'limit=1.5',
      'bbox=1,2,3',
      'bbox=a,b,c,d',
      'bbox=106,38,107,37',
      'surprise=1',
    ],
    ...[
      'crs=http://x',
      'bbox-crs=EPSG:1',
      'datetime=soon',
      'datetime=2026-02-30',
      'datetime=../..',
      'datetime=2026-01-02/2026-01-01',
    ],
    ...[
      'f=xml',
      'limit=1&limit=2',
      'cursor=x',
      'filter-lang=cql2-json',
      'filter=name',
      'filter=secrecy%3D%27public%27',
      'schematic=maybe',
    ],
    ...['valid_from=soon', 'name=%00', 'lang=fr', 'filter-crs=x', 'bbox=Infinity,1,2,3'],
  ])('refuse %s in both languages', async (query) => {
    const reply = await ask(`/collections/places/items?${query}`);
    expect(reply.status).toBe(400);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(reply.headers.get('access-control-allow-origin')).toBe('*');
    expect(await reply.json()).toMatchObject({
      detail: expect.any(String),
      detail_zh: expect.stringMatching(/\p{Script=Han}/u),
    });
  });

  it('take a limit beyond the most for the most', async () => {
    expect((await items('places', { limit: '999999' })).numberReturned).toBe(26);
  });

  it.each(['/collections/nothing', '/collections/nothing/items', '/collections/places/items/x', '/nothing'])(
    'there is nothing at %s',
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );

  it('answer other methods and forms with 405 and 406', async () => {
    const posted = await ask('/collections/places/items', { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect((await ask('/collections', { headers: { Accept: 'image/png' } })).status).toBe(406);
    expect((await ask('/collections', { method: 'OPTIONS' })).headers.get('access-control-allow-methods')).toContain(
      'GET',
    );
  });

  it('are known again by their ETag as long as nothing changes, though the time does', async () => {
    const first = await ask('/collections/places/items?limit=2');
    const etag = first.headers.get('etag') ?? '';
    const again = await ask('/collections/places/items?limit=2', { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    // The same address as a page for people is something else.
    const page = await ask('/collections/places/items?limit=2', {
      headers: { 'If-None-Match': etag, Accept: 'text/html' },
    });
    expect([page.status, page.headers.get('vary')]).toEqual([200, expect.stringContaining('Accept')]);
    expect(first.headers.get('cache-control')).toContain('max-age=60');
  });

  it('have an address each; what is not public has none', async () => {
    const one = await read(`/collections/places/items/${made.park}`);
    expect(one).toMatchObject({
      id: made.park,
      properties: { name: '𠮷迎宾公园', roman: 'Dàoxiāng Lù', schematic: false },
    });
    expect((await ask(`/collections/places/items/${made.hidden}`)).status).toBe(404);
    expect(names(await items('places', all))).not.toContain('密路');
    expect(names(await items('place-names', all))).not.toContain('密路');
  });
});

describe('pages for people', () => {
  it.each(['', '/collections', '/conformance', '/api', '/collections/places', '/collections/places/queryables'])(
    '%s is a page where a browser asks',
    async (path) => {
      const reply = await ask(path, { headers: { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
      expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(await reply.text()).toContain('<h1>');
    },
  );

  it('lists features with a way to the next page and to each', async () => {
    const page = await (await ask('/collections/places/items?f=html&limit=20')).text();
    expect(page).toContain('共 26 条');
    const next = /href="([^"]*cursor=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await (await fetch(server.url + next)).text();
    expect(second.match(/items\/[0-9a-f-]{36}/g)?.length).toBe(6);
    const one = await (await ask(`/collections/places/items/${made.park}?f=html&lang=en`)).text();
    expect(one).toContain('Standard name');
  });
});
