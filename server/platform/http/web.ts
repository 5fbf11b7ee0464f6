import type { Request, Response } from 'express';
import { SESSION_COOKIE } from './session.ts';

/** The few things of the connection that signing in and out needs. */
export interface Web {
  /** The caller's address as far as trusted proxies tell it. */
  address: string;
  /** Opens a session under a new id, so that an id planted before sign-in is worth nothing. */
  startSession(accountId: string): Promise<void>;
  endSession(): Promise<void>;
}

export function webOf(req: Request, res: Response): Web {
  const settled = (run: (done: (error?: unknown) => void) => void) =>
    new Promise<void>((resolve, reject) => {
      run((error) => (error ? reject(error as Error) : resolve()));
    });
  return {
    address: req.ip ?? '',
    startSession: async (accountId) => {
      await settled((done) => req.session.regenerate(done));
      req.session.accountId = accountId;
      await settled((done) => req.session.save(done));
    },
    endSession: async () => {
      await settled((done) => req.session.destroy(done));
      res.clearCookie(SESSION_COOKIE, { path: '/' });
    },
  };
}
