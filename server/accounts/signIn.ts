import { z } from 'zod';
import { record } from '../audit/record.ts';
import { type Db, maybeOne, sql } from '../platform/db/sql.ts';
import type { Deps } from '../platform/deps.ts';
import type { Web } from '../platform/http/web.ts';
import { Problem } from '../platform/problem.ts';
import type { Credentials, Me } from './contract.ts';
import { findActor } from './findActor.ts';
import { countAttempt, forgive } from './loginThrottle.ts';
import { me } from './me.ts';
import { passwordFits } from './passwords.ts';

/**
 * Opens a session for the right name and password. Unknown, disabled and wrong all answer the same after the same time.
 * @throws Problem wrong-credentials, too-many
 */
export async function signIn({ db, clock, now }: Deps, { username, password }: Credentials, web: Web): Promise<Me> {
  const attempt = { username: username.trim().toLowerCase(), address: web.address, at: clock.real().toISOString() };
  await countAttempt(db, attempt);
  const account = await maybeOne(db, Account, selectAccount(attempt.username));
  const fits = await passwordFits(account?.passwordHash, password);
  const actor = account && fits ? await findActor(db, account.id) : undefined;
  if (!actor) throw wrongCredentials();
  await forgive(db, attempt);
  await web.startSession(actor.id);
  await recordSession(db, actor, { action: 'session.start', at: now() });
  return me(db, actor);
}

/** Ends the session of whoever asks. */
export async function signOut({ db, now }: Deps, actor: SessionOwner, web: Web) {
  await web.endSession();
  await recordSession(db, actor, { action: 'session.end', at: now() });
  return { signedOut: true as const };
}

interface SessionOwner {
  id: string;
  username: string;
}

const recordSession = (db: Db, actor: SessionOwner, what: { action: string; at: string }): Promise<void> =>
  record(db, { actor, ...what, subjectKind: 'account', subjectId: actor.id });

const wrongCredentials = () =>
  new Problem('wrong-credentials', 'Wrong user name or password', { detailZh: '用户名或密码不正确。' });

const Account = z.object({ id: z.string(), passwordHash: z.string() });
const selectAccount = (username: string) => sql`
  select id, password_hash as "passwordHash" from account where username = ${username}`;
