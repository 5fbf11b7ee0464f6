import { AppFacts } from '#server/accounts/contract.ts';
import { DEMONSTRATION_PASSWORD } from '#server/accounts/seedDemonstrationAccounts.ts';
import { AuditApi } from '#server/audit/contract.ts';
import { CaseDetail } from '#server/naming/caseContract.ts';
import type { Reply } from '#server/platform/contract.ts';

/** The people of the procedure at their screens: requests with the cookies they were given once. */
export interface Office {
  read(who: string, id: string): Promise<CaseDetail>;
  /** Every record of the case, the newest first. */
  audit(id: string): Promise<Reply<typeof AuditApi.list>['items']>;
  get(who: string, path: string): Promise<Response>;
  post(who: string, path: string, body: object, version?: number): Promise<unknown>;
  upload(who: string, path: string, bytes: Uint8Array): Promise<void>;
  /** The register's day. */
  today(): string;
  /** Moves the demonstration clock on, so that public notices end. */
  nextWeek(): Promise<void>;
}

/** Cookies by user name; they outlive the service that gave them. */
export type Cookies = Map<string, string>;

export async function signIn(url: string, usernames: readonly string[]): Promise<Cookies> {
  const cookies: Cookies = new Map();
  for (const username of usernames) {
    const reply = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password: DEMONSTRATION_PASSWORD }),
    });
    const [cookie = ''] = (reply.headers.get('set-cookie') ?? '').split(';');
    if (reply.status !== 200 || cookie === '') throw new Error(`${username} cannot sign in: ${await reply.text()}`);
    cookies.set(username, cookie);
  }
  return cookies;
}

/** @throws Error for any answer that is not 2xx, and TypeError once the service is gone */
export async function openOffice(url: string, cookies: Cookies): Promise<Office> {
  const send = async (who: string, path: string, init: RequestInit = {}) => {
    const headers = { ...Object(init.headers), Cookie: cookies.get(who) ?? '' };
    const reply = await fetch(`${url}/api${path}`, { ...init, headers });
    if (!reply.ok) throw new Error(`${init.method ?? 'GET'} ${path} as ${who}: ${reply.status} ${await reply.text()}`);
    return reply;
  };
  const json = (body: object) => ({ method: 'POST', body: JSON.stringify(body) });
  let facts = AppFacts.parse(await (await send('shenqing', '/facts')).json());
  return {
    read: async (who, id) => CaseDetail.parse(await (await send(who, `/naming-cases/${id}`)).json()),
    audit: async (id) => {
      const query = new URLSearchParams({ subjectKind: 'naming-case', subjectId: id, limit: '200' });
      return AuditApi.list.reply.parse(await (await send('shenji', `/audit?${query}`)).json()).items;
    },
    get: (who, path) => send(who, path),
    post: async (who, path, body, version) => {
      const match = version === undefined ? {} : { 'If-Match': `"${version}"` };
      const headers = { 'Content-Type': 'application/json', ...match };
      return (await send(who, path, { ...json(body), headers })).json();
    },
    upload: async (who, path, bytes) => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), '申请书.pdf');
      await (await send(who, path, { method: 'POST', body: form })).arrayBuffer();
    },
    today: () => new Date(Date.parse(facts.now) + 8 * 3_600_000).toISOString().slice(0, 10),
    nextWeek: async () => {
      const headers = { 'Content-Type': 'application/json' };
      facts = AppFacts.parse(await (await send('admin', '/demo-clock', { ...json({ days: 10 }), headers })).json());
    },
  };
}
