import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '#server/platform/contract.ts';
import { countyRecords } from '#tests/accounts/countyRecords.ts';
import { type PublicServer, publicServer } from '#tests/public/publicServer.ts';
import { fittingSample } from '#tests/support/arbitraryOf.ts';
import { servedPages } from '#tests/support/servedRoutes.ts';
import { type DisputeIds, idsOfDisputes } from './disputeIds.ts';
import { disputesUnderWay } from './disputesUnderWay.ts';
import { addressOf, ask, endpoints, type Got, tileAddresses, UNKNOWN } from './everyAnswer.ts';
import { type Outsider, outsiders } from './outsiders.ts';

const DAY_MILLISECONDS = 86_400_000;

/** What readers outside are answered, by reader and address: before there was a dispute, and after. */
type Answers = Map<string, Got>;

let server: PublicServer;
let readers: Outsider[];
let ids: DisputeIds;
let before: Answers;
let after: Answers;

// The rule is the same on either engine: the server is asked by everybody, the embedded one by the mightiest and by the auditor.
const ASKED_BY_ALL = process.env.DIMING_TEST_ENGINE === 'server';

beforeAll(async () => {
  server = await publicServer({ sample: true });
  // At a moment that stays, so that no answer differs for its clock; the day after the sample was loaded, whose lines begin then.
  server.clock.set(`${new Date(Date.now() + DAY_MILLISECONDS).toISOString().slice(0, 10)}T04:00:00.000Z`);
  const made = await countyRecords(server);
  readers = (await outsiders(server)).filter(({ who }) => ASKED_BY_ALL || ['city above', 'auditor'].includes(who));
  const seed = await disputesUnderWay(server);
  const others = await idsOfDisputes(server.db);
  before = await everything(made);
  await seed();
  // Tiles ask whether anything changed at most once a second.
  await pause(1_100);
  after = await everything(made);
  const all = await idsOfDisputes(server.db);
  ids = { ...all, disputes: all.disputes.filter((id) => !others.disputes.includes(id)) };
});
afterAll(() => server.close());

const may = ({ permissions, who }: Outsider, { permission }: Endpoint): boolean =>
  permission === 'public' || (permission === 'session' ? who !== 'visitor' : permissions.has(permission));

// A paper says what its record says, and takes long to make.
const mustAsk = (reader: Outsider, endpoint: Endpoint): boolean =>
  may(reader, endpoint) && (reader.who === 'city above' || !/pdf|openxml/.test(endpoint.produces ?? ''));

const reads = endpoints.filter(({ method }) => method === 'get');
/** Addresses of one dispute: for outsiders there is nothing at them, ever. */
const isOfOneDispute = ({ path }: Endpoint): boolean => path.startsWith('/disputes/');

async function everything(made: Parameters<typeof addressOf>[1]): Promise<Answers> {
  const answers: Answers = new Map();
  const asked = reads.filter((endpoint) => !isOfOneDispute(endpoint));
  for (const reader of readers) {
    for (const endpoint of asked.filter((one) => mustAsk(reader, one)))
      answers.set(`${reader.who} ${endpoint.path}`, await ask(`${server.url}/api${addressOf(endpoint, made)}`, reader));
  }
  const pages = servedPages(server.app).map((path) => [path, addressOf({ path, jurisdiction: 'none' }, made)] as const);
  for (const [path, address] of [...pages, ...tileAddresses.map((one) => [one, one] as const)])
    answers.set(`anybody ${path}`, await ask(`${server.url}${address}`, { headers: {} }));
  return answers;
}

describe('disputes under way', () => {
  it('change no answer to a reader outside, not by a byte', () => {
    const changed = [...after].filter(([key, got]) => JSON.stringify(got) !== JSON.stringify(before.get(key)));
    expect(changed.map(([key, got]) => [key, before.get(key)?.text.slice(0, 400), got.text.slice(0, 400)])).toEqual([]);
  });

  it('were asked for at every address that answers something', () => {
    const answering = new Set(
      [...after].filter(([, { status }]) => status < 300).map(([key]) => key.split(' ').at(-1)),
    );
    const silent = reads.filter((endpoint) => !isOfOneDispute(endpoint) && !answering.has(endpoint.path));
    if (ASKED_BY_ALL)
      expect(silent.map(({ path }) => path)).toMatchInlineSnapshot(`
        [
          "/division-editions/:id",
          "/division-editions/:id/file",
          "/markers/:id/files/:fileId",
          "/joint-inspections/:id/files/:fileId",
          "/boundary-incidents/:id/files/:fileId",
          "/boundary-lines/:id/files/:fileId",
          "/boundary-handouts/:id/files/:fileId",
          "/topology-checks/:id/findings/:position",
          "/name-batches/:id",
          "/name-batches/:id/rows",
          "/name-batches/:id/result.xlsx",
          "/name-batches/:id/result.csv",
          "/naming-cases/:id/attachments/:attachmentId",
          "/naming-cases/:id/check-runs/:runId/replay",
          "/filings/:id/file-readings",
          "/violation-reports/:id/photo",
          "/naming-cases/:id/document-drafts/:kind/file.pdf",
          "/naming-cases/:id/document-drafts/:kind/file.docx",
          "/naming-cases/:id/documents/:documentId/file.pdf",
          "/naming-cases/:id/documents/:documentId/file.docx",
          "/filings/:id/chases/:chaseId/file.pdf",
          "/filings/:id/chases/:chaseId/file.docx",
          "/filings/:id",
          "/filings/:id/files/:fileId",
          "/naming-cases/:id/filing-form",
          "/naming-cases/:id/filing-package",
          "/field/packages/:id/content",
          "/field/records/:id",
          "/field/records/:id/photos/:photoId",
          "/signs/:id/photos/:photoId",
          "/sign-orders/:id/photos/:photoId",
          "/sign-order-routes",
          "/sign-order-routes/file",
          "/sign-reports/:id/photos/:photoId",
          "/sign-inspections/:id/photos/:photoId",
          "/sign-batches/:id/plates.pdf",
          "/exports/:id/file",
          "/division-dossiers/:id/files/:fileId",
          "/imports/:id/encodings",
        ]
      `);
    expect(answering.size).toBeGreaterThan(100);
  });

  it('are at no address of theirs, whatever is asked there: they answer as an unknown id does', async () => {
    const told: string[] = [];
    for (const endpoint of endpoints.filter(isOfOneDispute)) {
      for (const reader of readers.filter((one) => may(one, endpoint))) {
        for (const id of ids.disputes.slice(0, 2)) told.push(...(await difference(reader, endpoint, id)));
      }
    }
    expect(ids.disputes.length).toBeGreaterThan(2);
    expect(told).toEqual([]);
  });

  it('have files, drafts and dossiers whose ids are nobody’s at any other address', async () => {
    const [mightiest] = readers.filter(({ who }) => who === 'city above');
    const told: string[] = [];
    for (const endpoint of reads.filter((one) => one.path.includes('/:') && isFirstOfKind(one))) {
      for (const id of [...ids.disputes.slice(0, 1), ...ids.others])
        if (mightiest) told.push(...(await difference(mightiest, endpoint, id)));
    }
    expect(told).toEqual([]);
  });
});

// A rule of jurisdiction answers for all addresses that name it; what stands deeper is asked for itself.
const isFirstOfKind = (endpoint: Endpoint): boolean =>
  /:\w+\/.+:\w+/.test(endpoint.path) ||
  reads.find(({ jurisdiction }) => jurisdiction === endpoint.jurisdiction) === endpoint ||
  endpoint.jurisdiction === 'none';

const unknowns = new Map<string, Got>();

async function difference(reader: Outsider, endpoint: Endpoint, id: string): Promise<string[]> {
  const key = `${reader.who} ${endpoint.method} ${endpoint.path}`;
  const unknown = unknowns.get(key) ?? (await answerFor(reader, endpoint, UNKNOWN));
  unknowns.set(key, unknown);
  const known = await answerFor(reader, endpoint, id);
  return JSON.stringify(known) === JSON.stringify(unknown) ? [] : [`${key} ${known.text}`];
}

const bodies = new Map<Endpoint, unknown>();
function bodyOf(endpoint: Endpoint): string | undefined {
  if (!endpoint.body) return undefined;
  if (!bodies.has(endpoint)) bodies.set(endpoint, fittingSample(endpoint.body));
  return JSON.stringify(bodies.get(endpoint));
}

/** The answer where this id stands for every id of the address; in the answer it is `:id`. */
async function answerFor(reader: Outsider, endpoint: Endpoint, id: string): Promise<Got> {
  const { method, path, upload } = endpoint;
  const address = `${server.url}/api${path.replaceAll(/:\w+/g, id)}`;
  const content = upload ? aForm() : bodyOf(endpoint);
  const got = await ask(address, reader, { method: method.toUpperCase(), ...(content ? { body: content } : {}) });
  return { ...got, text: got.text.replaceAll(id, ':id') };
}

function aForm(): FormData {
  const form = new FormData();
  form.append('file', new Blob(['%PDF-1.4\n%%EOF'], { type: 'application/pdf' }), 'a.pdf');
  return form;
}
