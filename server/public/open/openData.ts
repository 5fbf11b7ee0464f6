import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { PlaceId } from '../../gazetteer/contract.ts';
import { chinaDay } from '../../naming/deadline.ts';
import { Day } from '../../platform/contract.ts';
import { parsePart } from '../../platform/http/parsePart.ts';
import { stateOf } from '../../platform/http/requestState.ts';
import { Problem } from '../../platform/problem.ts';
import { COLLECTIONS } from '../ogc/collections.ts';
import { sendOpen, sendOpenPage } from '../ogc/openAnswer.ts';
import { type OpenContext, requirePlain } from '../ogc/openContext.ts';
import { refused } from '../ogc/refused.ts';
import { cardKeySet, signingKey } from './cards/cardKeys.ts';
import { nameCard } from './cards/nameCard.ts';
import { compactCard, signedCard } from './cards/signCard.ts';
import { catalogue } from './catalogue.ts';
import { changesAtom, changesJson } from './changesFeed.ts';
import { openLicence } from './licence.ts';
import { OPEN_FORMATS, type OpenFiles, type OpenFormat, openFiles } from './openFile.ts';
import { type Dataset, licencePage, openPage } from './openPage.ts';
import { publicChanges } from './publicChanges.ts';
import { sendOpenFile } from './sendOpenFile.ts';

// Changes are told as feeds, not as a file.
const WHOLE = COLLECTIONS.filter(({ id }) => id !== 'changes');
const nothing = () => new Problem('not-found', 'There is no such file', { detailZh: '没有这个文件。' });

/** The handlers of open data beside OGC API. */
export function openData(
  context: OpenContext,
): Record<'page' | 'licence' | 'catalogue' | 'file' | 'card' | 'changes' | 'keys', RequestHandler> {
  const { db, config, now } = context.deps;
  const files = openFiles({ db, dataDir: config.dataDir, now, today: () => chinaDay(now()) });
  const json = (req: Request, res: Response, body: object) =>
    sendOpen(req, res, { type: 'application/json; charset=utf-8', bytes: Buffer.from(JSON.stringify(body)) });
  const handlers = {
    page: async (req: Request, res: Response) =>
      sendOpenPage(req, res, openPage(await context.view(req), await datasets(files), await openLicence(db))),
    licence: async (req: Request, res: Response) =>
      sendOpenPage(req, res, licencePage(await context.view(req), await openLicence(db))),
    catalogue: async (req: Request, res: Response) =>
      json(req, res, catalogue(await context.about(), await datasets(files), await openLicence(db))),
    keys: async (req: Request, res: Response) => json(req, res, await cardKeySet(db)),
  };
  const plain = (path: string, handle: (req: Request, res: Response) => Promise<void>): RequestHandler => {
    return async (req, res) => {
      stateOf(req).route = path;
      requirePlain(req);
      await handle(req, res);
    };
  };
  return {
    page: plain('/open', handlers.page),
    licence: plain('/open/licence', handlers.licence),
    catalogue: plain('/open/catalog.json', handlers.catalogue),
    keys: plain('/.well-known/jwks.json', handlers.keys),
    file: plain('/open/files/:file', (req, res) => sendFile(files, req, res)),
    card: serveCard(context),
    changes: serveChanges(context),
  };
}

const datasets = (files: OpenFiles): Promise<Dataset[]> =>
  Promise.all(
    WHOLE.map(async (collection) => ({
      collection,
      files: {
        geojsonl: await files.find(collection, 'geojsonl'),
        gpkg: await files.find(collection, 'gpkg'),
        csv: await files.find(collection, 'csv'),
      },
    })),
  );

const isFormat = (name: string): name is OpenFormat => Object.hasOwn(OPEN_FORMATS, name);

async function sendFile(files: OpenFiles, req: Request, res: Response): Promise<void> {
  const [, id, format = ''] = /^([a-z-]{1,30})\.([a-z]{1,10})$/.exec(String(req.params.file)) ?? [];
  const collection = WHOLE.find((each) => each.id === id);
  if (!collection || !isFormat(format)) throw nothing();
  const fileName = `${collection.id}.${format}`;
  await sendOpenFile(req, res, {
    file: await files.make(collection, format),
    fileName,
    mediaType: OPEN_FORMATS[format].mediaType,
  });
}

const CardQuery = z.strictObject({ on: Day.optional() });

/** A name card, readable (`.json`) or as one compact JWS (`.jws`). */
function serveCard({ deps, about }: OpenContext): RequestHandler {
  return async (req, res) => {
    stateOf(req).route = '/open/names/:file';
    const { on } = CardQuery.parse(parsePart('query', CardQuery, { ...req.query }));
    const [, id = '', form] = /^([0-9a-f-]{36})\.(json|jws)$/.exec(String(req.params.file)) ?? [];
    const place = PlaceId.safeParse(id);
    if (!place.success) throw nothing();
    const today = chinaDay(deps.now());
    if (on !== undefined && on > today) throw refused('on', 'must not lie in the future', '不得晚于今天');
    const { publicUrl: issuer, demonstration } = await about();
    const card = await nameCard(deps.db, { id: place.data, on: on ?? today, issuer, demonstration });
    const key = await signingKey(deps);
    if (form === 'jws') {
      const bytes = Buffer.from(await compactCard(card, key));
      return sendOpen(req, res, { type: 'application/jose', bytes });
    }
    const bytes = Buffer.from(JSON.stringify(await signedCard(card, key)));
    await sendOpen(req, res, { type: 'application/json; charset=utf-8', bytes });
  };
}

const ChangesQuery = z.strictObject({ before: z.string().max(200).optional() });

function serveChanges({ deps, about }: OpenContext): RequestHandler {
  return async (req, res, next) => {
    stateOf(req).route = '/changes.:form';
    const { form } = req.params;
    if (form !== 'atom' && form !== 'json') return next();
    const { before } = ChangesQuery.parse(parsePart('query', ChangesQuery, { ...req.query }));
    const { publicUrl: url, demonstration } = await about();
    const page = { ...(await publicChanges(deps.db, before)), url, demonstration, now: deps.now(), before };
    const type = `application/${form === 'atom' ? 'atom+xml' : 'feed+json'}; charset=utf-8`;
    await sendOpen(req, res, { type, bytes: Buffer.from(form === 'atom' ? changesAtom(page) : changesJson(page)) });
  };
}
