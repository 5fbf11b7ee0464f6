import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { chinaDay } from '../naming/deadline.ts';
import { listNotices } from '../naming/listNotices.ts';
import type { FormDeps } from '../naming/materials/materialForm.ts';
import type { Upload } from '../platform/contract.ts';
import { isDemonstration } from '../platform/demonstration.ts';
import type { Deps } from '../platform/deps.ts';
import { problemFrom } from '../platform/http/problemFrom.ts';
import { readPictures } from '../platform/http/readPictures.ts';
import { readForm } from '../platform/http/readUpload.ts';
import { stateOf } from '../platform/http/requestState.ts';
import { requireOwnOrigin } from '../platform/http/requireOwnOrigin.ts';
import type { Problem } from '../platform/problem.ts';
import { PROBLEM_KINDS } from '../platform/problemKinds.ts';
import { MOST_PHOTOS } from '../signs/reports/reportPhotos.ts';
import { announcementFeed } from './announcementFeed.ts';
import type { Notice } from './noticesPage.ts';
import { PAGE_HEADERS } from './pageStyle.ts';
import { refusalPage } from './plainPages.ts';
import { type MakePage, publicPages, type Show } from './publicPages.ts';
import type { StatusPage } from './scanPage.ts';
import { answerOf, sendAnswer } from './sendAnswer.ts';
import { sendBlankForm } from './sendBlankForm.ts';
import { siteFacts } from './siteFacts.ts';
import { FAVICON, ROBOTS } from './siteFiles.ts';
import type { CheckFacts } from './takeSelfCheck.ts';
import { takeUploadHash } from './takeUploadHash.ts';
import { langOf, type View, viewOf } from './view.ts';
import { voicePages } from './voicePages.ts';

const MINUTE = 60_000;
// 2,000 characters of text, each nine bytes when a form encodes it, and the other fields.
const FORM_BYTES = 32_768;
const FEED_ENTRIES = 50;

/** What the pages need beside what every service has. */
type PublicDeps = Deps & Pick<CheckFacts, 'rules'> & FormDeps;

/** The pages of the public, and what robots and browsers ask for beside them. `/s/{id}` itself is a hot path. */
export function publicRoutes(app: Express, deps: PublicDeps): void {
  const pages = publicPages(deps);
  const show = pageSender(deps);
  const own = requireOwnOrigin(deps.config.publicUrl);
  const form = [own, express.urlencoded({ extended: false, limit: FORM_BYTES })];
  app.get('/', show(pages.home, 'public, max-age=60'));
  app.get('/search', show(pages.search, 'public, max-age=60'));
  app.get('/places/:id', show(pages.place, 'public, max-age=60'));
  // Before the notices of cases, whose address would take `campaign` for a kind of theirs.
  voiceRoutes(app, deps, show, { own, form });
  app.get('/notices', show(pages.notices, 'public, max-age=60'));
  app.get('/notices/:kind/:id', show(pages.notice, 'public, max-age=60'));
  app.get('/announcements/map', show(pages.announcedMap, 'public, max-age=60'));
  app.get('/announcements.atom', feed(deps));
  app.get('/guide', show(pages.guide, 'public, max-age=300'));
  app.get('/guide/:kind/:category', show(pages.guideOf, 'public, max-age=300'));
  app.get('/guide/forms/:kind/:file', sendBlankForm(deps, show));
  app.get('/track', show(pages.track, 'public, max-age=300'));
  app.post('/track', limited(deps, show, 20), form, show(pages.tracked, 'no-store'));
  app.post('/s/:id/report', limited(deps, show, 10), own, withPhotos(show), show(pages.report, 'no-store'));
  app.post('/s/:id/here', limited(deps, show, 20), form, show(pages.here, 'no-store'));
  app.get('/d', show(pages.documentCode, 'public, max-age=300'));
  app.post('/d', limited(deps, show, 20), form, show(pages.documentByCode, 'no-store'));
  app.get('/d/:id', show(pages.document, 'no-store'));
  app.post('/d/:id', limited(deps, show, 20), own, takeUploadHash, show(pages.documentCompared, 'no-store'));
  app.get('/favicon.svg', file('image/svg+xml', FAVICON));
  app.get('/robots.txt', file('text/plain', ROBOTS));
}

/** What was published last, for feed readers. */
function feed({ db, config, now }: Deps): RequestHandler {
  return async (req, res) => {
    stateOf(req).route = req.route?.path;
    const items = await latest(db);
    const publisher = {
      url: config.publicUrl.replace(/\/$/, ''),
      demonstration: await isDemonstration(db),
      now: now(),
    };
    const headers = { 'Content-Type': 'application/atom+xml; charset=utf-8', 'Cache-Control': 'public, max-age=300' };
    sendAnswer(req, res, await answerOf(200, headers, Buffer.from(announcementFeed(items, publisher))));
  };
}

/** Announcements and clean-up lists on notice together, the latest first. */
async function latest(db: Deps['db']): Promise<Notice[]> {
  const announced = await listNotices(db, { kind: 'announcement', limit: FEED_ENTRIES });
  const lists = await listNotices(db, { kind: 'campaign', limit: FEED_ENTRIES });
  return [...announced.items, ...lists.items]
    .toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))
    .slice(0, FEED_ENTRIES);
}

interface Readers {
  own: RequestHandler;
  form: RequestHandler[];
}

const FILES = new WeakMap<Request, Upload>();

/** Reads a form with an optional file; a form that cannot be read is answered like any other refusal. */
const withFile =
  (show: Show): RequestHandler =>
  async (req, res, next) => {
    try {
      const { file, fields } = await readForm(req, res);
      req.body = fields;
      if (file) FILES.set(req, file);
    } catch (error) {
      return show(() => Promise.reject(error), 'no-store')(req, res, next);
    }
    next();
  };

const PHOTOS = new WeakMap<Request, Upload[]>();
const plainForm = express.urlencoded({ extended: false, limit: FORM_BYTES });
const PHOTO_LIMITS = { bytes: 8 * 1024 * 1024, count: MOST_PHOTOS };

/** Reads the report form, with photographs or, from pages that were open before it took any, without. */
const withPhotos =
  (show: Show): RequestHandler =>
  async (req, res, next) => {
    if (!req.is('multipart/form-data')) return plainForm(req, res, next);
    try {
      const { files, fields } = await readPictures(req, res, PHOTO_LIMITS);
      req.body = fields;
      PHOTOS.set(req, files);
    } catch (error) {
      return show(() => Promise.reject(error), 'no-store')(req, res, next);
    }
    next();
  };

/** Where people write to the office, and read its answer. */
function voiceRoutes(app: Express, deps: PublicDeps, show: Show, { own, form }: Readers): void {
  const pages = voicePages(deps);
  app.post('/notices/notice/:id/objections', limited(deps, show, 10), form, show(pages.objected, 'no-store'));
  app.get('/notices/campaign/:id', show(pages.listNotice, 'public, max-age=60'));
  app.post('/notices/campaign/:id/objections', limited(deps, show, 10), form, show(pages.listObjected, 'no-store'));
  app.get('/report', show(pages.violation, 'public, max-age=60'));
  app.post('/report', limited(deps, show, 10), own, withFile(show), show(pages.violationSent, 'no-store'));
  // The name that somebody wants is nobody's business: not kept, not shared.
  app.get('/check', limited(deps, show, 60), show(pages.selfCheck, 'no-store'));
  app.get('/follow', show(pages.follow, 'public, max-age=300'));
  app.post('/follow', limited(deps, show, 20), form, show(pages.followed, 'no-store'));
}

/** Answers with a page, a refusal included; what is no refusal goes on to the log. */
function pageSender({ db, now }: Deps): Show {
  const site = siteFacts(db, { today: () => chinaDay(now()) });
  return (make, cacheControl) => async (req, res) => {
    stateOf(req).route = req.route?.path;
    const view = viewOf(langOf(req.query.lang ?? req.body?.lang), await site());
    const { params, query, body } = req;
    try {
      await send(
        req,
        res,
        await make({ view, params, query, body: body ?? {}, file: FILES.get(req), photos: PHOTOS.get(req) ?? [] }),
        cacheControl,
      );
    } catch (error) {
      const problem = problemFrom(error);
      if (!problem) throw error;
      await send(req, res, refused(view, problem), 'no-store');
    }
  };
}

async function send(req: Request, res: Response, { status, body }: StatusPage, cacheControl: string): Promise<void> {
  sendAnswer(req, res, await answerOf(status, { ...PAGE_HEADERS, 'Cache-Control': cacheControl }, body));
}

function refused(view: View, { kind, message, facts }: Problem): StatusPage {
  const { status, title, titleZh } = PROBLEM_KINDS[kind];
  return { status, body: refusalPage(view, view.say(titleZh, title), view.say(facts.detailZh ?? titleZh, message)) };
}

/** So many posts from one address in ten minutes; off where the whole service runs without limits. */
function limited({ config }: Deps, show: Show, limit: number): RequestHandler {
  if (config.ratePerMinute === 0) return (_req, _res, next) => next();
  return rateLimit({
    windowMs: 10 * MINUTE,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req) => ipKeyGenerator(req.ip ?? ''),
    handler: show(tooMany, 'no-store'),
  });
}

const tooMany: MakePage = async ({ view }) => ({
  status: 429,
  body: refusalPage(
    view,
    view.say('提交过于频繁', 'Too many requests'),
    view.say('请十分钟后再试。', 'Please try again in ten minutes.'),
  ),
});

const file =
  (type: string, text: string): RequestHandler =>
  (_req, res) => {
    res.setHeader('Cache-Control', 'public, max-age=86400');
    res.type(type).send(text);
  };
