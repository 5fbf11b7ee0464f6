import type { IncomingMessage, ServerResponse } from 'node:http';
import { chinaDay } from '../naming/deadline.ts';
import type { Config } from '../platform/config.ts';
import { pgQuery } from '../platform/db/pgQuery.ts';
import type { Db } from '../platform/db/sql.ts';
import type { Log } from '../platform/log.ts';
import { scanAnswers } from './scanAnswers.ts';
import { scanCounter } from './scanCounter.ts';
import { type Answer, sendAnswer } from './sendAnswer.ts';
import { siteFacts } from './siteFacts.ts';
import { tileRequest } from './tileAddress.ts';
import { tileAnswers } from './tileAnswers.ts';

interface Facts {
  db: Db;
  now: () => string;
  config: Pick<Config, 'publicUrl'>;
  log: Log;
  /** How old what a scan page knows of its sign may be; a second unless a test wants to see each change. */
  revisionMilliseconds?: number;
}

export interface HotPublic {
  /** True when the request was one of ours and will be answered; false leaves it untouched. */
  (req: IncomingMessage, res: ServerResponse): boolean;
  /** Writes the scans counted so far; call before the database is closed. */
  close(): Promise<void>;
  flush(): Promise<void>;
}

/**
 * Tiles and scan pages, answered before Express: it would double the time of either. GET and HEAD of `/tiles/*` and
 * `/s/{id}`, nothing else.
 */
export function hotPublic({ db, now, config, log, revisionMilliseconds = 1_000 }: Facts): HotPublic {
  const today = () => chinaDay(now());
  const counter = scanCounter(db, today, log);
  const tiles = tileAnswers({ query: pgQuery(db), today, publicUrl: config.publicUrl, attribution: ATTRIBUTION });
  const scans = scanAnswers({
    db,
    today,
    site: siteFacts(db, { today }),
    count: counter.count,
    revisionMilliseconds,
  });
  const hot = (req: IncomingMessage, res: ServerResponse): boolean => {
    const make = makerOf(req);
    if (make === undefined) return false;
    make().then(
      (answer) => sendAnswer(req, res, answer),
      (error: unknown) => fail(res, error),
    );
    return true;
  };
  const makerOf = ({ method, url = '', headers }: IncomingMessage): (() => Promise<Answer>) | undefined => {
    if (method !== 'GET' && method !== 'HEAD') return undefined;
    if (url.startsWith('/tiles/')) return async () => tiles(tileRequest(url));
    return SCAN.test(url) ? async () => scans(url, headers['accept-language']) : undefined;
  };
  const fail = (res: ServerResponse, error: unknown) => {
    log.error({ err: error }, 'public.hot');
    if (!res.headersSent)
      res.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
    res.end('系统出现错误，请稍后再试。 Something went wrong, try again later.');
  };
  return Object.assign(hot, { close: counter.close, flush: counter.flush });
}

const SCAN = /^\/s\/[^/?#]+\/?([?#]|$)/;
const ATTRIBUTION = '地名库 / Register of place names; GeoNames (CC BY 4.0)';
