import { type Logger, pino } from 'pino';

export type Log = Logger;

// The last net: these must not be handed to the log at all.
const PERSONAL = ['password', 'token', 'cookie', 'authorization', 'contactPhone', 'contactName', 'phone', 'username'];

/** JSON lines on standard output; event names are `domain.verb`, facts are fields. Never personal data. */
export const createLog = (level: string): Log =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: PERSONAL.flatMap((name) => [name, `*.${name}`]), remove: true },
  });
