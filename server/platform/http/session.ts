import type { RequestHandler } from 'express';
import session from 'express-session';
import type { Config } from '../config.ts';
import type { Db } from '../db/sql.ts';
import { SessionStore } from './sessionStore.ts';

declare module 'express-session' {
  interface SessionData {
    accountId: string;
  }
}

export const SESSION_COOKIE = 'diming.sid';

/**
 * Server-side sessions. The cookie ends with the browser (offices share computers); the store ends the session after
 * two idle hours or twelve in all.
 */
export function sessions(db: Db, config: Config, secret: string): RequestHandler {
  const secure = config.publicUrl.startsWith('https:');
  return session({
    name: SESSION_COOKIE,
    secret,
    store: new SessionStore(db),
    resave: false,
    saveUninitialized: false,
    proxy: secure,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
  });
}
