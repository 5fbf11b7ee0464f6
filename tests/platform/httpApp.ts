import express, { type Express, Router } from 'express';
import type { Knex } from 'knex';
import { readConfig } from '#server/platform/config.ts';
import type { Actor } from '#server/platform/http/actor.ts';
import { identify } from '#server/platform/http/identify.ts';
import type { Jurisdictions } from '#server/platform/http/jurisdictions.ts';
import { createMetrics } from '#server/platform/http/metrics.ts';
import { limitRate } from '#server/platform/http/rateLimit.ts';
import { requestLog } from '#server/platform/http/requestLog.ts';
import { requireOwnOrigin } from '#server/platform/http/requireOwnOrigin.ts';
import { securityHeaders } from '#server/platform/http/securityHeaders.ts';
import { sendProblem } from '#server/platform/http/sendProblem.ts';
import type { ServeContext } from '#server/platform/http/serve.ts';
import { refuseOtherMethods } from '#server/platform/http/servedPaths.ts';
import { createLog, type Log } from '#server/platform/log.ts';

interface Options {
  db: Knex;
  jurisdictions?: Jurisdictions;
  environment?: Record<string, string>;
  log?: Log;
}

/** The HTTP layer with endpoints of the test's own. A bearer token is a list of permissions: `Bearer thing.read,thing.add`. */
export function httpApp(routes: (router: Router, context: ServeContext) => void, options: Options): Express {
  const { db, jurisdictions = {}, environment = {}, log = createLog('silent') } = options;
  const config = readConfig({ DIMING_RATE_PER_MINUTE: '0', ...environment });
  const app = express();
  app.use(requestLog(log, createMetrics(db)));
  app.use(securityHeaders(config));
  app.use(requireOwnOrigin(config.publicUrl));
  app.use(identify({ byAccount: async () => undefined, byToken: async (token) => actorWith(token.split(',')) }));
  app.use(limitRate(config.ratePerMinute));
  const router = Router();
  routes(router, { db, jurisdictions });
  refuseOtherMethods(router);
  app.use('/api', router);
  app.use(sendProblem(log));
  return app;
}

const actorWith = (permissions: string[]): Actor => ({
  id: `00000000-0000-4000-8000-${String(permissions.length).padStart(12, '0')}`,
  username: 'someone',
  displayName: 'Someone',
  organisationId: '00000000-0000-4000-8000-0000000000aa',
  organisationName: 'Somewhere',
  organKind: 'civil_affairs',
  divisionCode: '640300',
  permissions: new Set(permissions),
  kind: 'token',
});
