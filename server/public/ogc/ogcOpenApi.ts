import { z } from 'zod';
import type { Collection, Field } from './collection.ts';
import { COLLECTIONS } from './collections.ts';
import { ALL_CRS, CRS84 } from './crs.ts';
import { type About, ogcUrl, schemaOf } from './documents.ts';
import { DEFAULT_LIMIT, MOST_ITEMS } from './itemsRequest.ts';
import {
  CollectionDocument,
  Collections,
  Conformance,
  Feature,
  FeatureCollection,
  Landing,
  MEDIA,
} from './ogcContract.ts';

const SCHEMAS = {
  landing: Landing,
  conformance: Conformance,
  collections: Collections,
  collection: CollectionDocument,
  featureCollection: FeatureCollection,
  feature: Feature,
} as const;

const Problem = z.object({
  type: z.string(),
  title: z.string(),
  title_zh: z.string(),
  status: z.number().int(),
  detail: z.string(),
  detail_zh: z.string(),
});

/** The OpenAPI 3.0 document of `/ogc`: clients of the standard read 3.0 only. */
export function ogcOpenApi(about: About) {
  const schema = (type: z.ZodType) => z.toJSONSchema(type, { target: 'openapi-3.0' });
  return {
    openapi: '3.0.3',
    info: {
      title: '地名和行政区划开放数据 / Open place names and divisions',
      version: '1.0.0',
      description: 'OGC API – Features：核心、GeoJSON、坐标系、过滤。 / Core, GeoJSON, coordinate systems, filtering.',
      contact: { name: '地名主管部门 / the authority in charge of place names', url: about.publicUrl },
    },
    servers: [{ url: ogcUrl(about) }],
    tags: [
      { name: 'service', description: '服务说明 / about the service' },
      ...COLLECTIONS.map(({ id, description }) => ({ name: id, description: `${description.zh} / ${description.en}` })),
    ],
    paths: { ...servicePaths(), ...Object.assign({}, ...COLLECTIONS.map(collectionPaths)) },
    components: {
      parameters: PARAMETERS,
      schemas: {
        ...Object.fromEntries(Object.entries(SCHEMAS).map(([name, type]) => [name, schema(type)])),
        problem: schema(Problem),
      },
      responses: RESPONSES,
    },
  };
}

const problemAnswer = (description: string) => ({
  description,
  content: { [MEDIA.problem]: { schema: { $ref: '#/components/schemas/problem' } } },
});
const RESPONSES = {
  InvalidParameter: problemAnswer('参数有误 / a parameter does not fit'),
  NotFound: problemAnswer('没有此资源 / there is no such resource'),
  NotAcceptable: problemAnswer('没有所要的格式 / not available in the form asked for'),
  TooMany: problemAnswer('请求过于频繁 / too many requests'),
};

const plain = (name: string, description: string, schema: object) => ({
  ...{ name, in: 'query', description, required: false, schema },
  ...{ style: 'form', explode: false },
});
const limit = { type: 'integer', minimum: 1, maximum: MOST_ITEMS, default: DEFAULT_LIMIT };
const crs = { type: 'string', format: 'uri', default: CRS84.uri, enum: ALL_CRS.map(({ uri }) => uri) };
const box = { type: 'array', minItems: 4, maxItems: 6, items: { type: 'number' } };

const PARAMETERS = {
  f: plain('f', '返回格式 / the form of the answer', { type: 'string', enum: ['json', 'html'] }),
  lang: plain('lang', '网页语言 / the language of pages', { type: 'string', enum: ['zh', 'en'], default: 'zh' }),
  limit: plain('limit', '每页要素数 / features a page', limit),
  bbox: plain('bbox', '只要与此范围相交的要素 / only features that intersect this box', box),
  'bbox-crs': plain('bbox-crs', 'bbox 的坐标系 / the system of bbox', crs),
  datetime: plain('datetime', '只要在此日期或区间内有效的要素 / only features that hold then', { type: 'string' }),
  crs: plain('crs', '返回几何的坐标系 / the system of the answer', crs),
  filter: plain('filter', 'CQL2 文本过滤条件 / a condition in CQL2 text', { type: 'string' }),
  'filter-lang': plain('filter-lang', '过滤语言 / its language', {
    type: 'string',
    enum: ['cql2-text'],
    default: 'cql2-text',
  }),
  'filter-crs': plain('filter-crs', '过滤条件中几何的坐标系 / the system of coordinates in it', crs),
  cursor: plain('cursor', '翻页标记，取自 next 链接 / where a page begins, from a next link', { type: 'string' }),
};
const used = (...names: (keyof typeof PARAMETERS)[]) =>
  names.map((name) => ({ $ref: `#/components/parameters/${name}` }));

interface Operation {
  id: string;
  tag: string;
  summary: string;
  type: string;
  schema: object;
  parameters: readonly object[];
  found?: boolean;
}

const operation = ({ id, tag, summary, type, schema, parameters, found = false }: Operation) => ({
  get: {
    ...{ operationId: id, tags: [tag], summary, description: summary, parameters },
    responses: {
      200: {
        description: summary,
        content: { [type]: { schema }, [MEDIA.html]: { schema: { type: 'string' } } },
      },
      400: { $ref: '#/components/responses/InvalidParameter' },
      ...(found ? { 404: { $ref: '#/components/responses/NotFound' } } : {}),
      406: { $ref: '#/components/responses/NotAcceptable' },
      429: { $ref: '#/components/responses/TooMany' },
    },
  },
});

const of = (name: keyof typeof SCHEMAS) => ({ $ref: `#/components/schemas/${name}` });

function servicePaths(): Record<string, object> {
  const document = (id: string, summary: string, schema: object, type: string = MEDIA.json) =>
    operation({ id, tag: 'service', summary, type, schema, parameters: used('f', 'lang') });
  return {
    '/': document('getLandingPage', '首页 / landing page', of('landing')),
    '/conformance': document('getConformance', '符合的规范 / conformance', of('conformance')),
    '/api': document('getApi', '本文档 / this document', { type: 'object' }, MEDIA.openapi),
    '/collections': document('getCollections', '全部数据集 / all collections', of('collections')),
  };
}

/** Written out for each collection: GDAL pushes a filter down only where its property is a parameter of the very path. */
function collectionPaths(collection: Collection): Record<string, object> {
  const { id, title } = collection;
  const base = `/collections/${id}`;
  const name = id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const about = (what: string) => ({ tag: id, summary: `${title.zh} / ${title.en}: ${what}` });
  const one = { type: MEDIA.json, parameters: used('f', 'lang') };
  return {
    [base]: operation({ ...about('数据集 / collection'), ...one, id: `${name}.describe`, schema: of('collection') }),
    [`${base}/queryables`]: operation({
      ...{ ...about('可查询属性 / queryables'), id: `${name}.queryables` },
      ...{ type: MEDIA.schema, schema: { type: 'object' }, parameters: used('f', 'lang') },
    }),
    [`${base}/items`]: operation({
      ...{ ...about('要素 / features'), id: `${name}.items`, type: MEDIA.geojson, schema: of('featureCollection') },
      parameters: [...used(...ITEM_PARAMETERS), ...Object.entries(collection.fields).map(propertyParameter)],
    }),
    [`${base}/items/{featureId}`]: operation({
      ...{
        ...about('一个要素 / one feature'),
        id: `${name}.item`,
        type: MEDIA.geojson,
        schema: of('feature'),
        found: true,
      },
      parameters: [...used('crs', 'f', 'lang'), FEATURE_ID],
    }),
  };
}

const ITEM_PARAMETERS = [
  ...(['limit', 'bbox', 'bbox-crs', 'datetime', 'crs', 'filter', 'filter-lang', 'filter-crs', 'cursor'] as const),
  ...(['f', 'lang'] as const),
];
const FEATURE_ID = {
  ...{ name: 'featureId', in: 'path', required: true, description: '要素标识 / id of the feature' },
  schema: { type: 'string' },
};

const propertyParameter = ([name, field]: [string, Field]) =>
  plain(name, `等于 / equal to: ${field.title.zh} / ${field.title.en}`, schemaOf(field));
