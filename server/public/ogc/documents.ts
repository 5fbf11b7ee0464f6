import type { z } from 'zod';
import type { TileSet } from '../tileSets.ts';
import type { Collection, Field, FieldType } from './collection.ts';
import { ALL_CRS, CRS84, STORAGE_CRS } from './crs.ts';
import { CollectionDocument, type Conformance, type Landing, type Link, MEDIA } from './ogcContract.ts';
import type { Extent } from './selectItems.ts';

/** What the documents say of this register. */
export interface About {
  /** Address of the service without a slash at the end. */
  publicUrl: string;
  /** Whom to name beside the data. */
  attribution: string;
  demonstration: boolean;
}

export const ogcUrl = ({ publicUrl }: Pick<About, 'publicUrl'>, path = ''): string => `${publicUrl}/ogc${path}`;

/** A document in both forms: this one, and the other. */
export function bothForms(url: string, type: string): Link[] {
  const mark = url.includes('?') ? '&' : '?';
  return [
    { href: url, rel: 'self', type, title: '本文档 / this document' },
    { href: `${url}${mark}f=html`, rel: 'alternate', type: MEDIA.html, title: '网页 / as a page' },
  ];
}

/** The title of the service, with a warning where it holds sample data. */
const titled = ({ demonstration }: About, title: string): string =>
  demonstration ? `${title}（演示数据，不是政府信息 / sample data, not government information）` : title;

export function landing(about: About): z.infer<typeof Landing> {
  const at = (path: string) => ogcUrl(about, path);
  return {
    title: titled(about, '地名和行政区划开放数据 / Open place names and divisions'),
    description:
      '已公开的地名、政区、界线和标志，OGC API – Features。 / What is public of names, divisions, lines and signs.',
    attribution: about.attribution,
    links: [
      ...bothForms(ogcUrl(about), MEDIA.json),
      { href: at('/api'), rel: 'service-desc', type: MEDIA.openapi, title: '接口定义 / the API definition' },
      { href: at('/api?f=html'), rel: 'service-doc', type: MEDIA.html, title: '接口说明 / about the API' },
      { href: at('/conformance'), rel: 'conformance', type: MEDIA.json, title: '符合的规范 / conformance' },
      { href: at('/collections'), rel: 'data', type: MEDIA.json, title: '数据集 / collections' },
      { href: `${about.publicUrl}/open`, rel: 'related', type: MEDIA.html, title: '整批下载 / bulk downloads' },
      {
        href: `${about.publicUrl}/changes.json`,
        rel: 'related',
        type: 'application/feed+json',
        title: '变更 / changes',
      },
    ],
  };
}

const FEATURES = 'http://www.opengis.net/spec/ogcapi-features';
const CLASSES = [
  ...['core', 'geojson', 'html', 'oas30'].map((name) => `${FEATURES}-1/1.0/conf/${name}`),
  `${FEATURES}-2/1.0/conf/crs`,
  ...['queryables', 'queryables-query-parameters', 'filter', 'features-filter'].map(
    (name) => `${FEATURES}-3/1.0/conf/${name}`,
  ),
  ...['cql2-text', 'basic-cql2', 'advanced-comparison-operators', 'basic-spatial-functions'].map(
    (name) => `http://www.opengis.net/spec/cql2/1.0/conf/${name}`,
  ),
];
// Temporal functions are offered in part only, so their class is not claimed.
export const conformance = (): z.infer<typeof Conformance> => ({ conformsTo: CLASSES });

export function collectionDocument(about: About, collection: Collection, extent: Extent): CollectionDocument {
  const { id, title, description, valid } = collection;
  const [from, through] = [extent.from, extent.through].map((day) => (day === null ? null : `${day}T00:00:00+08:00`));
  const temporal = {
    interval: [[from ?? null, through ?? null]],
    trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian',
  };
  return CollectionDocument.parse({
    id,
    title: titled(about, `${title.zh} / ${title.en}`),
    description: `${description.zh} / ${description.en}`,
    attribution: about.attribution,
    itemType: 'feature',
    extent: { spatial: { bbox: [extent.box ?? WORLD], crs: CRS84.uri }, ...(valid ? { temporal } : {}) },
    crs: ALL_CRS.map(({ uri }) => uri),
    storageCrs: STORAGE_CRS,
    links: collectionLinks(about, collection),
  });
}

// Nothing is there yet, so it may be anywhere.
const WORLD = [-180, -90, 180, 90];

function collectionLinks(about: About, { id, tiles }: Collection): Link[] {
  const at = (path: string) => ogcUrl(about, `/collections/${id}${path}`);
  const queryables = 'http://www.opengis.net/def/rel/ogc/1.0/queryables';
  return [
    ...bothForms(at(''), MEDIA.json),
    { href: at('/items'), rel: 'items', type: MEDIA.geojson, title: '要素 / features' },
    { href: at('/items?f=html'), rel: 'items', type: MEDIA.html, title: '要素（网页） / features as a page' },
    { href: at('/queryables'), rel: queryables, type: MEDIA.schema, title: '可查询属性 / queryables' },
    { href: `${about.publicUrl}/open/licence`, rel: 'license', type: MEDIA.html, title: '许可 / licence' },
    ...(tiles ? tileLinks(about, tiles) : []),
  ];
}

const tileLinks = ({ publicUrl }: About, set: TileSet): Link[] => [
  {
    href: `${publicUrl}/tiles/${set}.json`,
    rel: 'http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector',
    type: MEDIA.json,
    title: '矢量瓦片（TileJSON） / vector tiles',
  },
];

const SCHEMAS: Readonly<Record<FieldType, object>> = {
  string: { type: 'string' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  instant: { type: 'string', format: 'date-time' },
};

/** A property as JSON Schema. */
export const schemaOf = ({ type, title, values }: Field): object => ({
  ...SCHEMAS[type],
  title: `${title.zh} / ${title.en}`,
  ...(values ? { enum: values } : {}),
});

/** What may be asked of a collection, as JSON Schema. */
export function queryables(about: About, { id, title, fields }: Collection): object {
  const properties = Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: ogcUrl(about, `/collections/${id}/queryables`),
    type: 'object',
    title: `${title.zh} / ${title.en}`,
    properties: {
      geometry: { format: 'geometry-any', title: '几何 / geometry', 'x-ogc-role': 'primary-geometry' },
      ...Object.fromEntries(properties),
    },
    additionalProperties: false,
  };
}
