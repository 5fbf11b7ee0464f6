import type { RequestHandler } from 'express';
import type { Knex } from 'knex';
import type { z } from 'zod';
import { findPlace } from '../gazetteer/findPlace.ts';
import { searchNames } from '../gazetteer/searchNames.ts';
import { chinaDay } from '../naming/deadline.ts';
import { documentByCode, verifyDocument } from '../naming/documents/verifyDocument.ts';
import { listNotices } from '../naming/listNotices.ts';
import { type TrackDeps, trackCase } from '../naming/trackCase.ts';
import type { Upload } from '../platform/contract.ts';
import type { Db } from '../platform/db/sql.ts';
import type { FileStore } from '../platform/files.ts';
import { Problem } from '../platform/problem.ts';
import { announcedMapPage } from './announcedMapPage.ts';
import { announcedPlaces } from './announcedPlaces.ts';
import { documentCodePage, documentPage } from './documentPage.ts';
import { findNotice } from './findNotice.ts';
import { guidePage } from './guidePage.ts';
import { guideRows } from './guideRows.ts';
import { homePage } from './homePage.ts';
import { locatorShapes } from './locatorShapes.ts';
import { noticePage } from './noticePage.ts';
import { noticesPage } from './noticesPage.ts';
import { officeCounties } from './officeCounties.ts';
import { PageInput, pathOf } from './pageInput.ts';
import { placePage } from './placePage.ts';
import type { StatusPage } from './scanPage.ts';
import { MOST_HITS, searchPage } from './searchPage.ts';
import { HereFields, takeHere } from './takeHere.ts';
import { type ReportDeps, ReportFields, takeReport } from './takeReport.ts';
import { trackPage } from './trackPage.ts';
import type { View } from './view.ts';

/** A request for a page: what the address and the form hold, not yet looked at. */
export interface PageRequest {
  view: View;
  params: unknown;
  query: unknown;
  body: unknown;
  /** What a form with a file brought along. */
  file: Upload | undefined;
  photos: readonly Upload[];
}

/** What the pages need of the outside. */
export interface Facts extends TrackDeps {
  db: Knex;
  now: () => string;
  files: FileStore;
  config: { publicUrl: string };
}

export type MakePage = (request: PageRequest) => Promise<StatusPage>;
/** Makes a handler of a page: answers with it, a refusal included. */
export type Show = (make: MakePage, cacheControl: string) => RequestHandler;
export type PublicPages = Record<
  | 'home'
  | 'search'
  | 'place'
  | 'notices'
  | 'notice'
  | 'announcedMap'
  | 'guideOf'
  | 'guide'
  | 'track'
  | 'tracked'
  | 'report'
  | 'here'
  | keyof ReturnType<typeof documentPages>,
  MakePage
>;

/** Every page but the scan page: read, then write. @throws Problem not-found */
export function publicPages(deps: Omit<Facts, 'files'> & ReportDeps): PublicPages {
  const { db, now, clock } = deps;
  return {
    home: async ({ view }) => ok(homePage(view, (await listNotices(db, { limit: 5 })).items, chinaDay(now()))),
    search: async ({ view, query }) => {
      const { q, ...ground } = PageInput.search.parse(query);
      const asks = q !== '' || ground.near !== undefined;
      const hits = asks ? await searchNames(db, { ...ground, ...(q === '' ? {} : { q }), limit: MOST_HITS }) : [];
      return ok(searchPage(view, { q, ...ground }, { hits, counties: await officeCounties(db) }));
    },
    place: async ({ view, params }) => {
      const { id } = pathOf(PageInput.place, params);
      const place = await findPlace(db, id);
      return ok(placePage(view, place, await locatorShapes(db, id, chinaDay(now()))));
    },
    notices: async ({ view, query }) => {
      const { kind, cursor } = PageInput.notices.parse(query);
      const listed = await listNotices(db, { limit: 20, kind, cursor });
      return ok(noticesPage(view, { kind, ...listed, today: chinaDay(now()) }));
    },
    notice: async ({ view, params }) => {
      const { kind, id } = pathOf(PageInput.notice, params);
      const today = chinaDay(now());
      const notice = await findNotice(db, kind, id);
      const shapes = notice.placeId === null ? undefined : await locatorShapes(db, notice.placeId, today);
      return ok(noticePage(view, notice, { today, shapes }));
    },
    announcedMap: async ({ view }) => ok(announcedMapPage(view, await announcedPlaces(db, chinaDay(now())))),
    guide: async ({ view }) => ok(guidePage(view, await guideRows(db, chinaDay(now())))),
    guideOf: async ({ view, params }) => {
      const matter = pathOf(PageInput.matter, params);
      return ok(guidePage(view, await guideRows(db, chinaDay(now()), matter), matter));
    },
    track: async ({ view }) => ok(trackPage(view, { caseNo: '' })),
    tracked: ({ view, body }) => tracked({ db, clock }, view, PageInput.track.parse(body)),
    ...documentPages(db),
    report: ({ view, params, body, photos }) => {
      const { id: signId } = pathOf(PageInput.sign, params);
      return takeReport(deps, view, { fields: { ...ReportFields.parse(body), signId }, photos });
    },
    here: ({ view, params, body }) => {
      const { id } = pathOf(PageInput.sign, params);
      return takeHere(db, view, { ...HereFields.parse(body), id }, now());
    },
  };
}

/** Whether a paper is genuine: by its code's address, by the code typed, by the file. */
function documentPages(db: Db) {
  return {
    documentCode: async ({ view }: PageRequest) => ok(documentCodePage(view)),
    documentByCode: ({ view, body }: PageRequest) => byCode(db, view, PageInput.documentCode.parse(body).code),
    document: async ({ view, params }: PageRequest) =>
      ok(documentPage(view, await verifyDocument(db, pathOf(PageInput.document, params).id), 'none')),
    documentCompared: async ({ view, params, body }: PageRequest) => {
      const found = await verifyDocument(db, pathOf(PageInput.document, params).id);
      const { sha256 } = PageInput.compared.parse(body);
      const comparison = sha256 === found.sha256 ? 'same' : 'different';
      return ok(documentPage(view, found, sha256 === '' ? 'no-file' : comparison));
    },
  };
}

async function byCode(db: Db, view: View, code: string): Promise<StatusPage> {
  try {
    return ok(documentPage(view, await documentByCode(db, code), 'none'));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const fault = view.say(error.facts.detailZh ?? '', error.message);
    return { status: 404, body: documentCodePage(view, { fault }) };
  }
}

const ok = (body: Buffer): StatusPage => ({ status: 200, body });

async function tracked(deps: TrackDeps, view: View, asked: z.infer<typeof PageInput.track>): Promise<StatusPage> {
  try {
    return ok(trackPage(view, { caseNo: asked.caseNo, found: await trackCase(deps, asked) }));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const fault = view.say(error.facts.detailZh ?? '', `${error.message}.`);
    return { status: error.kind === 'too-many' ? 429 : 404, body: trackPage(view, { caseNo: asked.caseNo, fault }) };
  }
}
