import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlaceCategory } from '#server/gazetteer/contract.ts';
import { CaseDetail } from '#server/naming/caseContract.ts';
import { CaseKind } from '#server/naming/kindContract.ts';
import { act, aStreet, reload } from '#tests/support/aCase.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';
import { confirmAuthorities } from './confirmAuthorities.ts';
import { aName, begin, type Decided, drive, type Offices, type Road, submitted } from './kindRoad.ts';

const USERS = ['shenqing', 'minzheng', 'fagai', 'zhujian', 'zhujianju', 'shizhengfu', 'yanchi'] as const;
let app: TestApp;
let as: Offices;
let road: Road;

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-03-02T02:00:00.000Z');
  as = await signedIn(app, USERS);
  road = { app, as };
});
afterAll(() => app.close());

const GENERICS: Record<Decided, string> = {
  ...{
    street: '路',
    residential_area: '苑',
    building: '大厦',
    facility: '桥',
    park: '公园',
    protected_area: '自然保护区',
  },
  ...{ natural_entity: '湖', committee_site: '村', other: '广场' },
};
const SPECIFICS: Record<CaseKind, string> = {
  naming: '汀兰',
  renaming: '沁园春',
  cancellation: '',
  reservation: '芷溪',
};
const nameOf = (category: Decided, kind: CaseKind): string => SPECIFICS[kind] + GENERICS[category];
const DECIDED = PlaceCategory.exclude(['division']).options;
const ALL_WAYS: readonly Decided[] = ['street', 'residential_area', 'facility'];
/** In which state of its cases a category is asked for by those who have no part in it. */
const ASKED_IN = ['submitted', 'checking', 'consulting', 'public_notice', 'submitted_to_approver', 'approved'];
const ENDS: Record<CaseKind, string> = {
  naming: 'standard',
  renaming: 'standard',
  cancellation: 'abolished',
  reservation: 'reserved',
};

const namesOf = async (placeId: string | null) =>
  (await as.minzheng.get(`/api/places/${placeId}`).expect(200)).body.names.map(
    ({ name, status, validTo }: Record<string, unknown>) => [name, status, validTo !== null],
  );

/** What is asked for: for a renaming or cancellation, of the place that bears the name given before. */
const bodyOf = (category: Decided, kind: CaseKind, place: string | null): object => {
  const { geometry, division, ...words } = aName(category, nameOf(category, kind));
  if (kind === 'naming' || kind === 'reservation') return { ...words, geometry, division, kind };
  const { candidates, location, contactName, contactPhone } = words;
  const about = { kind, place, location, contactName, contactPhone };
  return kind === 'renaming' ? { ...about, candidates } : { ...about, cancellation: REASON };
};
const REASON = { code: 'construction', text: '道路已拆除，不复存在' };

describe('a category whose authority nobody has confirmed', () => {
  const others = PlaceCategory.exclude(['street', 'residential_area', 'building']).options;
  it.each(others)('%s is refused for every kind of a new name', async (category) => {
    for (const kind of ['naming', 'reservation'] as const) {
      const { geometry: _, ...street } = aStreet();
      const { body } = await as.shenqing
        .post('/api/naming-cases')
        .send({ ...street, kind, category })
        .expect(400);
      expect(body.errors).toMatchObject([{ pointer: '/category', code: 'no-authority' }]);
    }
  });
});

describe('once its authority is confirmed', () => {
  beforeAll(async () => {
    as = { ...as, ...(await confirmAuthorities(app, as.minzheng)) };
    road = { app, as };
  });

  describe.each(DECIDED)('for a %s', (category) => {
    let place: string | null = null;
    let first: string;

    // In this order: what was named is renamed, then cancelled. One category of each procedure goes all the ways; what differs by
    // category else is in server/naming/caseTable.test.ts.
    const kinds = ALL_WAYS.includes(category) ? CaseKind.options : (['naming'] as const);
    it.each(kinds)('a %s goes its lawful way, and another county has no part in it', async (kind) => {
      const at = ASKED_IN[DECIDED.indexOf(category) % ASKED_IN.length];
      const strangers = async (found: CaseDetail) => {
        if (found.state !== at) return;
        await as.yanchi.get(`/api/naming-cases/${found.id}`).expect(404);
        const body = { documentNo: '盐政发〔2026〕1号', decidedOn: '2026-03-02' };
        await as.yanchi
          .post(`/api/naming-cases/${found.id}/accept`)
          .set('If-Match', `"${found.version}"`)
          .send({})
          .expect(404);
        // The bureau decides nothing, whoever handles: exactly the act of the approver is the approver's.
        const decide = as.minzheng.post(`/api/naming-cases/${found.id}/approve`).set('If-Match', `"${found.version}"`);
        expect((await decide.send(body)).status).toBe(403);
      };
      const found = await drive({ ...road, onState: strangers }, await submitted(as, bodyOf(category, kind, place)));
      expect(found).toMatchObject({ kind, state: ENDS[kind] });
      if (kind === 'naming') [place, first] = [found.placeId, found.id];
      if (kind === 'renaming') {
        const [name, old] = [nameOf(category, 'renaming'), nameOf(category, 'naming')];
        expect(found).toMatchObject({ oldName: old, placeId: place });
        expect(await namesOf(place)).toEqual([
          [name, 'standard', false],
          [old, 'former', true],
        ]);
        expect(await reload(as.shenqing, first)).toMatchObject({ state: 'superseded' });
      }
      if (kind === 'cancellation') {
        expect(found).toMatchObject({ oldName: nameOf(category, 'renaming'), cancellation: REASON });
        expect((await namesOf(place))[0]).toEqual([nameOf(category, 'renaming'), 'abolished', true]);
      }
    });
  });

  it('a division goes another way', async () => {
    const { geometry: _, ...street } = aStreet();
    const asked = { ...street, kind: 'naming', category: 'division' };
    const { body } = await as.shenqing.post('/api/naming-cases').send(asked).expect(400);
    expect(body.errors).toMatchObject([{ pointer: '/category', code: 'no-authority' }]);
  });
});

describe('a renaming', () => {
  let place: string | null;
  beforeAll(async () => {
    place = (await drive(road, await submitted(as, aName('street', '枫桥夜路')))).placeId;
  });
  const asked = (name: string) => bodyOfRenaming(name, place);

  it('knows category, division and shape of its place, and keeps to it', async () => {
    const draft = await begin(as, { kind: 'renaming', place });
    expect(draft).toMatchObject({ category: 'street', divisionCode: '640302', oldName: '枫桥夜路' });
    expect(draft.geometry?.type).toBe('LineString');
    const edit = (body: object) =>
      as.shenqing.put(`/api/naming-cases/${draft.id}`).set('If-Match', `"${draft.version}"`).send(body);
    expect((await edit({ kind: 'naming' }).expect(400)).body.errors[0].code).toBe('kind-fixed');
    expect((await edit({ place: crypto.randomUUID() }).expect(400)).body.errors[0].code).toBe('place-fixed');
    await edit({ candidates: [{ name: '枫林晚路' }] }).expect(200);
  });

  it('is asked of a place of the register only', async () => {
    await as.shenqing.post('/api/naming-cases').send({ kind: 'renaming' }).expect(400);
    await as.shenqing.post('/api/naming-cases').send({ kind: 'renaming', place: crypto.randomUUID() }).expect(404);
    await as.shenqing
      .post('/api/naming-cases')
      .send({ ...aStreet(), place })
      .expect(400);
  });

  it('is the only open one of its place, reports its impact before the decision, and leaves tasks', async () => {
    const open = await submitted(as, asked('枫林晚路'));
    const second = await begin(as, asked('枫叶红路'));
    const { body } = await as.shenqing
      .post(`/api/naming-cases/${second.id}/submit`)
      .set('If-Match', `"${second.version}"`)
      .send({})
      .expect(409);
    expect(body).toMatchObject({ code: 'place-in-case', caseNo: open.caseNo });
    const derived = await submitted(as, { ...aName('residential_area', '枫桥夜路南苑') });
    const reviewed = await drive(road, open, 'legality_review');
    expect(reviewed.blockedActs).toMatchObject([{ act: 'submitToApprover' }]);
    const assessed = await act(as.minzheng, reviewed, 'assess-impact', { text: '影响较小。' });
    const totals = Object.fromEntries((assessed.impact?.groups ?? []).map(({ kind, total }) => [kind, total]));
    expect(totals).toMatchObject({ signs: 0, cases: 1, names: 0 });
    expect(assessed.impact?.groups.find(({ kind }) => kind === 'cases')?.items[0]?.at).toEqual({
      kind: 'case',
      id: derived.id,
    });
    const done = await drive(road, assessed);
    expect(done.tasks.map(({ kind }) => kind)).toEqual(['inform_cases', 'notify_departments']);
    expect(done.tasks.map(({ limit }) => [limit?.left, limit?.unit, limit?.verified])).toEqual([
      [30, 'working_day', false],
      [30, 'working_day', false],
    ]);
    await tasksAreSettled(done);
  });

  async function tasksAreSettled(done: CaseDetail) {
    const [task] = done.tasks;
    const at = `/api/naming-cases/${done.id}/tasks/${task?.id}`;
    await as.fagai.post(`${at}/settle`).send({ outcome: 'done' }).expect(403);
    await as.minzheng.post(`${at}/assign`).send({ organ: 'development_reform' }).expect(200);
    await as.zhujian.post(`${at}/settle`).send({ outcome: 'done' }).expect(404);
    const settled = CaseDetail.parse((await as.fagai.post(`${at}/settle`).send({ outcome: 'done' }).expect(200)).body);
    expect(settled.tasks[0]).toMatchObject({
      outcome: 'done',
      limit: null,
      owner: '吴忠市发展和改革委员会',
      mine: true,
    });
    await as.fagai.post(`${at}/settle`).send({ outcome: 'done' }).expect(409);
  }
});

const bodyOfRenaming = (name: string, place: string | null): object => {
  const { candidates, location, contactName, contactPhone } = aName('street', name);
  return { kind: 'renaming', place, candidates, location, contactName, contactPhone };
};
