import type { Request, RequestHandler } from 'express';
import { stateOf } from '../../platform/http/requestState.ts';
import type { View } from '../view.ts';
import type { Collection } from './collection.ts';
import { COLLECTIONS, collectionOf } from './collections.ts';
import { type About, bothForms, collectionDocument, conformance, landing, ogcUrl, queryables } from './documents.ts';
import { MEDIA } from './ogcContract.ts';
import { ogcOpenApi } from './ogcOpenApi.ts';
import { formOf, sendOpen, sendOpenPage } from './openAnswer.ts';
import { type OpenContext, requirePlain } from './openContext.ts';
import { collectionPage, collectionsPage, listPage } from './pages.ts';

interface Document {
  type: string;
  json(about: About, req: Request): object | Promise<object>;
  page(view: View, about: About, req: Request): Buffer;
}

/** Answers one document of the service in the form that is asked for. */
const document =
  ({ about, view }: OpenContext, { type, json, page }: Document): RequestHandler =>
  async (req, res) => {
    stateOf(req).route = `/ogc${req.route?.path ?? ''}`;
    requirePlain(req);
    const form = formOf(req);
    const facts = await about();
    if (form === 'html') return sendOpenPage(req, res, page(await view(req), facts, req));
    const bytes = Buffer.from(JSON.stringify(await json(facts, req)));
    await sendOpen(req, res, { type: type.includes(';') ? type : `${type}; charset=utf-8`, bytes });
  };

/** The documents of the service by path. */
export function serveDocuments(context: OpenContext): Record<string, RequestHandler> {
  const described = async (about: About, collection: Collection) =>
    collectionDocument(about, collection, await context.extent(collection));
  const named = (req: Request) => collectionOf(String(req.params.collectionId));
  return {
    '/': document(context, { type: MEDIA.json, json: landing, page: (view) => collectionsPage(view, '/ogc') }),
    '/conformance': document(context, {
      type: MEDIA.json,
      json: conformance,
      page: (view) => listed(view, '/ogc/conformance', view.say('符合的规范', 'Conformance'), conformance().conformsTo),
    }),
    '/api': document(context, {
      type: MEDIA.openapi,
      json: ogcOpenApi,
      page: (view, about) => listed(view, '/ogc/api', view.say('接口定义', 'API definition'), pathsOf(about)),
    }),
    '/collections': document(context, {
      type: MEDIA.json,
      json: async (about) => ({
        links: bothForms(ogcUrl(about, '/collections'), MEDIA.json),
        collections: await Promise.all(COLLECTIONS.map((each) => described(about, each))),
      }),
      page: (view) => collectionsPage(view, '/ogc/collections'),
    }),
    '/collections/:collectionId': document(context, {
      type: MEDIA.json,
      json: (about, req) => described(about, named(req)),
      page: (view, _about, req) => collectionPage(view, named(req), `/ogc/collections/${named(req).id}`),
    }),
    '/collections/:collectionId/queryables': document(context, {
      type: MEDIA.schema,
      json: (about, req) => queryables(about, named(req)),
      page: (view, _about, req) => collectionPage(view, named(req), `/ogc/collections/${named(req).id}/queryables`),
    }),
  };
}

const listed = (view: View, path: string, title: string, lines: readonly string[]): Buffer =>
  listPage(view, { title, path, lines });

const pathsOf = (about: About): string[] =>
  Object.keys(ogcOpenApi(about).paths).map((path) => ogcUrl(about, path === '/' ? '' : path));
