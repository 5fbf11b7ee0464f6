import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type FieldPayload, type FieldRecord, type Receipt, RecordId } from '#server/signs/field/fieldContract.ts';
import { FieldProblem } from '../api/fieldProblem.ts';
import { sha256Of } from '../photo/takePhoto.ts';
import { type FieldDb, openFieldDb } from '../store/db.ts';
import { correctedSigns, photosWithBytes } from '../store/drafts.ts';
import { addRecord, recordsOf, type TakenPhoto } from '../store/records.ts';
import { reopenRefused } from '../store/reopenRefused.ts';
import type { Post } from './post.ts';
import { type RoundEnd, sendAll, waitAfter } from './sendAll.ts';

const ACCOUNT = '0b9d4a3e-59f5-4a43-9b6f-0a3b9a0f0001';
const DEVICE = '0b9d4a3e-59f5-4a43-9b6f-0a3b9a0f0002';
const AT = '2026-11-29T08:00:00.000Z';
const PIECE = 4;

/** The end of the app at this very moment: nothing after it happens. */
class Killed extends Error {}

/** What befalls an act on its way: nothing, the network before or after the server's part, a busy server, the end of the app. */
const FATES = ['fine', 'cut before', 'cut after', 'busy', 'killed before', 'killed after'] as const;
type Fate = (typeof FATES)[number];

/** A server as the contract describes it, to which every act has a fate. */
class FakeServer {
  readonly records = new Map<string, { record: FieldRecord; stored: boolean }>();
  readonly received = new Map<string, Uint8Array<ArrayBuffer>>();
  /** How often each record was put into the register. */
  readonly made = new Map<string, number>();
  refuses = new Set<string>();
  account = ACCOUNT;
  readonly #fates: Iterator<Fate>;
  constructor(fates: Iterator<Fate>) {
    this.#fates = fates;
  }

  readonly post: Post = {
    whoAmI: () => this.act(() => this.account),
    hand: (id, record) => this.act(() => this.take(id, record)),
    ask: (id) => this.act(() => this.receiptOf(id)),
    upload: async ({ facts, blob, received }, onSent) => {
      const bytes = new Uint8Array(await blob.arrayBuffer());
      const has = this.received.get(facts.id)?.byteLength ?? 0;
      for (let from = received > 0 ? has : 0; from < bytes.byteLength; from += PIECE) {
        await this.act(() => this.received.set(facts.id, bytes.slice(0, from + PIECE)));
        onSent(Math.min(from + PIECE, bytes.byteLength));
      }
    },
  };

  private async act<T>(done: () => T): Promise<T> {
    const { value: fate = 'fine' } = this.#fates.next();
    if (fate === 'killed before') throw new Killed();
    if (fate === 'cut before') throw new FieldProblem(0, null);
    if (fate === 'busy') throw new FieldProblem(503, null);
    const answer = done();
    if (fate === 'killed after') throw new Killed();
    if (fate === 'cut after') throw new FieldProblem(0, null);
    return answer;
  }

  private take(id: RecordId, record: FieldRecord): Receipt {
    if (!this.records.has(id)) this.records.set(id, { record, stored: false });
    return this.receiptOf(id);
  }

  private receiptOf(id: RecordId): Receipt {
    const row = this.records.get(id);
    if (!row) throw new FieldProblem(404, null);
    const base = { id, receivedAt: AT, serverTime: AT, madeId: null };
    if (this.refuses.has(id)) {
      const problem = { type: '/problems/invalid-input', detail: 'No', detailZh: '须有标志照片' };
      return { ...base, state: 'refused', missing: [], problem };
    }
    const missing = row.record.photos
      .map(({ id: photo, bytes }) => ({ id: photo, received: this.received.get(photo)?.byteLength ?? 0, bytes }))
      .filter(({ received, bytes }) => received < bytes);
    if (missing.length === 0 && !row.stored) {
      row.stored = true;
      this.made.set(id, (this.made.get(id) ?? 0) + 1);
    }
    return { ...base, state: row.stored ? 'stored' : 'waiting', missing, problem: null };
  }
}

const none: Iterator<Fate> = { next: () => ({ done: true, value: undefined }) };
const payload: FieldPayload = {
  ...{ kind: 'inspection', signId: null, found: 'defect', defects: ['F11'], note: null, scannedUrl: null },
  ...{ fix: { position: [106.2, 37.98], accuracyMetres: 4, readings: 9 }, codeState: null, changes: null },
  baseVersion: null,
};

async function aPhoto(seed: number): Promise<TakenPhoto> {
  const blob = new Blob([Uint8Array.from({ length: 9 }, (_, i) => (seed * 31 + i) % 256)]);
  const facts = {
    id: crypto.randomUUID(),
    sha256: await sha256Of(blob),
    bytes: blob.size,
    takenAt: AT,
    position: null,
  };
  return { facts: { ...facts, mediaType: 'image/jpeg', kind: 'sign', accuracyMetres: null }, blob };
}

async function aRecord(db: FieldDb, photos: TakenPhoto[]): Promise<RecordId> {
  const id = RecordId.parse(crypto.randomUUID());
  await addRecord(db, { id, accountId: ACCOUNT, packageId: null, title: '裕民街', payload, recordedAt: AT }, photos);
  return id;
}

const round = (db: FieldDb, { post }: FakeServer, hurry = true): Promise<RoundEnd> =>
  sendAll(
    { db, post, now: () => new Date(AT), deviceId: DEVICE, onProgress: () => undefined, onServerTime: () => undefined },
    ACCOUNT,
    hurry,
  );

/** Rounds, begun again after every end of the app, until nothing is left to send. */
async function untilDone(name: string, server: FakeServer): Promise<number> {
  for (let rounds = 1; rounds < 200; rounds += 1) {
    const db = await openFieldDb(name);
    try {
      if ((await round(db, server)) === 'done') return rounds;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    } finally {
      db.close();
    }
    await nothingLost(name, server);
  }
  throw new Error('It never ends');
}

/** Whatever is not stored with the server is whole on the device. */
async function nothingLost(name: string, server: FakeServer): Promise<void> {
  const db = await openFieldDb(name);
  for (const { id, photos } of await recordsOf(db, ACCOUNT)) {
    if (server.records.get(id)?.stored) continue;
    for (const photo of photos) expect(await db.get('photos', photo.id)).toBeDefined();
  }
  db.close();
}

let turn = 0;
let name: string;
beforeEach(() => {
  turn += 1;
  name = `outbox-${turn}`;
});

describe('outbox', () => {
  test('any order of cuts, busy servers and ends of the app leaves each record in the register once, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...FATES), { maxLength: 60 }), async (fates) => {
        turn += 1;
        const own = `property-${turn}`;
        const server = new FakeServer(fates[Symbol.iterator]());
        const db = await openFieldDb(own);
        const photos = await Promise.all([1, 2, 3, 4].map((n) => aPhoto(turn + n)));
        const ids = [await aRecord(db, photos.slice(0, 2)), await aRecord(db, photos.slice(2)), await aRecord(db, [])];
        db.close();
        await untilDone(own, server);
        expect(server.made).toEqual(new Map(ids.map((id) => [id, 1])));
        for (const { facts } of photos) {
          expect(await sha256Of(new Blob([server.received.get(facts.id) ?? new Uint8Array()]))).toBe(facts.sha256);
        }
        const after = await openFieldDb(own);
        expect((await recordsOf(after, ACCOUNT)).map(({ state }) => state)).toEqual(['stored', 'stored', 'stored']);
        expect(await after.getAllKeys('photos')).toEqual([]);
        after.close();
      }),
      { numRuns: 60 },
    );
  });

  test('what was sent in part goes on where the server stands', async () => {
    const server = new FakeServer(['fine', 'fine', 'fine', 'cut before', 'fine'].values() as Iterator<Fate>);
    const db = await openFieldDb(name);
    const photo = await aPhoto(7);
    await aRecord(db, [photo]);
    expect(await round(db, server)).toBe('later');
    expect(server.received.get(photo.facts.id)?.byteLength).toBe(PIECE);
    expect(await round(db, server)).toBe('done');
    expect(server.made.size).toBe(1);
  });

  test('a refused record keeps its photographs and its reason, holds nobody up, and is sent anew under another id', async () => {
    const server = new FakeServer(none);
    const db = await openFieldDb(name);
    const refused = await aRecord(db, [await aPhoto(1)]);
    const other = await aRecord(db, [await aPhoto(2)]);
    server.refuses.add(refused);
    expect(await round(db, server)).toBe('done');
    const records = await recordsOf(db, ACCOUNT);
    const kept = records.find(({ id }) => id === refused);
    expect(kept).toMatchObject({ state: 'refused', problem: { detailZh: '须有标志照片' } });
    expect(records.find(({ id }) => id === other)).toMatchObject({ state: 'stored' });
    if (!kept) throw new Error('The refused record is gone');
    const draft = await reopenRefused(db, kept, { draftKey: `new_sign:${refused}`, entries: {} });
    expect(draft.recordId).not.toBe(refused);
    expect(draft.photos).toHaveLength(1);
    expect(await db.get('photos', draft.photos[0]?.id ?? '')).toMatchObject({ recordId: draft.recordId });
    expect(await recordsOf(db, ACCOUNT)).toHaveLength(1);
    expect(await correctedSigns(db, ACCOUNT)).toMatchObject([
      { key: draft.key, problem: { detailZh: '须有标志照片' } },
    ]);
    expect(await correctedSigns(db, DEVICE)).toEqual([]);
    await addRecord(db, { ...kept, id: draft.recordId, draftKey: draft.key }, await photosWithBytes(db, draft.photos));
    expect(await round(db, server)).toBe('done');
    const corrected = (await recordsOf(db, ACCOUNT)).find(({ id }) => id === draft.recordId);
    expect(corrected).toMatchObject({ state: 'stored', problem: null });
    expect(await correctedSigns(db, ACCOUNT)).toEqual([]);
    expect([...server.made.keys()]).toContain(draft.recordId);
    expect([...server.made.keys()]).not.toContain(refused);
  });

  test('nothing is sent in the name of somebody else', async () => {
    const server = new FakeServer(none);
    const db = await openFieldDb(name);
    await aRecord(db, []);
    server.account = DEVICE;
    expect(await round(db, server)).toBe('sign-in');
    expect(server.records.size).toBe(0);
  });

  test('a record whose photograph the device has lost is refused with the reason, and does not block', async () => {
    const server = new FakeServer(none);
    const db = await openFieldDb(name);
    const photo = await aPhoto(3);
    const id = await aRecord(db, [photo]);
    await db.delete('photos', photo.facts.id);
    expect(await round(db, server)).toBe('done');
    expect((await db.get('records', id))?.problem?.detailZh).toContain('本机已没有该记录的照片');
  });

  test('what failed waits for its time, and longer each time', async () => {
    const server = new FakeServer(['fine', 'busy'].values() as Iterator<Fate>);
    const db = await openFieldDb(name);
    const id = await aRecord(db, []);
    expect(await round(db, server, false)).toBe('later');
    expect((await db.get('records', id))?.dueAt).toBe('2026-11-29T08:00:01.000Z');
    expect(await round(db, server, false)).toBe('later');
    expect(server.records.size).toBe(0);
    expect([1, 2, 3, 20].map(waitAfter)).toEqual([1000, 2000, 4000, 60_000]);
  });
});
