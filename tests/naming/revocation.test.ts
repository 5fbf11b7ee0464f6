import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { insertNames } from '#server/gazetteer/insertNames.ts';
import { loadNamingTables } from '#server/gazetteer/loadNamingTables.ts';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { chinaDay } from '#server/naming/deadline.ts';
import type { IssuedDocument } from '#server/naming/documents/contract.ts';
import { migrationsIn } from '#server/platform/db/migrate.ts';
import { pgQuery } from '#server/platform/db/pgQuery.ts';
import { json, many, one, run, sql } from '#server/platform/db/sql.ts';
import { act, reload } from '#tests/support/aCase.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { regionalApprover } from './furtherActsOffice.ts';
import { aName, documentNo, drive, type Offices, type Road, submitted } from './kindRoad.ts';

const USERS = ['shenqing', 'minzheng', 'fagai', 'zhujian', 'zhujianju', 'shizhengfu', 'yanchi'] as const;
let app: TestApp;
let as: Offices;
let road: Road;
let above: TestAgent;

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-03-02T02:00:00.000Z');
  as = await signedIn(app, USERS);
  road = { app, as };
  above = await regionalApprover(app);
});
afterAll(() => app.close());

const day = (): string => chinaDay(app.deps.now());
const reopen = async (found: CaseDetail): Promise<CaseDetail> =>
  act(above, found, 'reopen', { documentNo: documentNo(), orderedOn: day(), reason: '重新办理' });

const Named = z.object({ name: z.string(), status: z.string(), validFrom: z.string().nullable() });
const namesAt = async ({ placeId }: CaseDetail) =>
  many(
    app.db,
    Named,
    sql`select name, status, valid_from::text as "validFrom" from place_name where place_id = ${placeId} order by id`,
  );

const about = (kind: 'renaming' | 'cancellation', place: string | null) => ({
  ...{ kind, place, location: '利通区', contactName: '甲', contactPhone: '0953-0000000' },
});

describe('an approval that is in force', () => {
  const place = { old: '', id: null as string | null };
  let renamedCase: CaseDetail;
  const statuses = async (found: CaseDetail) => (await namesAt(found)).map(({ name, status }) => `${name} ${status}`);
  const events = async ({ placeId }: CaseDetail) =>
    (await as.minzheng.get(`/api/places/${placeId}`).expect(200)).body.events.map(
      ({ kind, documentNo: no }: Record<string, string>) => `${kind} ${no}`,
    );
  const order = { documentNo: '吴政发〔2026〕901号', reason: '违反条例' };
  const revokeBy = async (agent: TestAgent, { id }: CaseDetail) =>
    act(agent, await reload(agent, id), 'revoke', { ...order, revokedOn: day() });
  /** Another place near by that bears a name since today. */
  const givenMeanwhile = async (name: string): Promise<string> => {
    const { id } = await one(
      app.db,
      z.object({ id: z.string() }),
      sql`insert into place (province_code, division_code, category, status, geom, position_source, source, created_at, updated_at)
          select province_code, division_code, category, 'live', geom, position_source, source, created_at, updated_at
            from place where id = ${place.id} returning id`,
    );
    const spot = { provinceCode: '640000', countyCode: '640302', category: 'street' } as const;
    const standing = { kind: 'standard', status: 'standard', legalStatus: 'approved_tr', validFrom: day() } as const;
    await insertNames(app.db, loadNamingTables(), [{ placeId: id, name, ...spot, ...standing }]);
    return id;
  };
  const inbox = async (agent: TestAgent): Promise<string[]> =>
    (await agent.get('/api/naming-cases?box=inbox&limit=50').expect(200)).body.items.map(
      ({ id }: { id: string }) => id,
    );
  const due = async (): Promise<Record<string, string>[]> =>
    (await as.minzheng.get('/api/time-limits?clock=C8R').expect(200)).body.items;
  const publicPage = async (path: string): Promise<string> => (await supertest(app.app).get(path).expect(200)).text;
  const issue = async (agent: TestAgent, { id }: CaseDetail, kind: string): Promise<IssuedDocument> => {
    const { body } = await agent.get(`/api/naming-cases/${id}/documents`).expect(200);
    const { subjectId } = body.find((paper: { kind: string }) => paper.kind === kind);
    return (await agent.post(`/api/naming-cases/${id}/documents`).send({ kind, subjectId }).expect(200)).body;
  };
  const given = async (kind: 'renaming' | 'cancellation', name: string) =>
    submitted(as, {
      ...about(kind, place.id),
      ...(kind === 'renaming'
        ? { candidates: aName('street', name).candidates }
        : { cancellation: { code: 'construction', text: '道路已拆除，不复存在' } }),
    });

  it('of a renaming is revoked by the organ that gave it: the old name stands again, and the signs are a task', async () => {
    place.old = '蘅芜路';
    const first = await drive(road, await submitted(as, aName('street', place.old)));
    place.id = first.placeId;
    const renamed = await drive(road, await given('renaming', '茝兰路'));
    expect((await reload(as.shenqing, first.id)).state).toBe('superseded');
    await run(
      app.db,
      sql`update case_task set outcome = 'done', settled_by = '甲', settled_at = now() where case_id = ${renamed.id}`,
    );
    const early = { ...order, revokedOn: '2026-01-01' };
    const path = `/api/naming-cases/${renamed.id}/revoke`;
    const asked = as.shizhengfu.post(path).set('If-Match', `"${renamed.version}"`);
    expect((await asked.send(early).expect(400)).body.errors[0].code).toBe('before-decision');
    await as.minzheng
      .post(path)
      .set('If-Match', `"${renamed.version}"`)
      .send({ ...order, revokedOn: day() })
      .expect(403);
    const other = await givenMeanwhile(place.old);
    const clash = await as.shizhengfu
      .post(path)
      .set('If-Match', `"${renamed.version}"`)
      .send({ ...order, revokedOn: day() });
    expect([clash.status, clash.body.code, clash.body.clash?.name]).toEqual([409, 'duplicate-name', place.old]);
    expect((await reload(as.shizhengfu, renamed.id)).version).toBe(renamed.version);
    // What is only reserved meets the restored name at its own approval.
    await run(app.db, sql`update place_name set status = 'reserved', valid_from = null where place_id = ${other}`);
    const revoked = await revokeBy(as.shizhengfu, renamed);
    await run(app.db, sql`update place_name set status = 'refused' where place_id = ${other}`);
    renamedCase = revoked;
    // What an older register knows of it, its step and its events, makes the same row.
    const kept = async () =>
      one(
        app.db,
        z.object({ row: z.record(z.string(), z.unknown()) }),
        sql`select to_jsonb(r) - 'id' as row from revocation r where case_id = ${renamed.id}`,
      );
    const before = await kept();
    await run(app.db, sql`delete from revocation where case_id = ${renamed.id}`);
    const backfill = (await migrationsIn('migrations')).find(({ name }) => name.startsWith('104-'));
    await pgQuery(app.db)(backfill?.text ?? '');
    expect(await kept()).toEqual(before);
    expect(revoked.state).toBe('revoked');
    expect(revoked.tasks).toMatchObject([{ kind: 'notify_departments', outcome: null }]);
    expect(await statuses(renamed)).toEqual([`${place.old} standard`, '茝兰路 abolished']);
    expect(await events(renamed)).toEqual(
      expect.arrayContaining([`abolished ${order.documentNo}`, `restored ${order.documentNo}`]),
    );
    const back = await reload(as.shenqing, first.id);
    expect(back.state).toBe('standard');
    expect(back.steps.at(-1)?.note).toEqual({ code: 'restored-by', caseNo: revoked.caseNo });
    const { blocked } = await one(
      app.db,
      z.object({ blocked: z.number() }),
      sql`select blocked_until - valid_to as blocked from place_name where place_id = ${place.id} and status = 'abolished'`,
    );
    expect(blocked).toBe(1826);
  });

  it('is announced as revoked, with its papers; the old announcement says so and the public list and feed tell it', async () => {
    const { id, acts, clocks } = await reload(as.minzheng, renamedCase.id);
    expect(acts).toContain('announceRevocation');
    expect(clocks).toContainEqual(expect.objectContaining({ rule: 'C8R', purpose: 'revocation', verified: false }));
    expect(await inbox(as.minzheng)).toContain(id);
    expect((await due()).map(({ clock, task }) => [clock, task])).toEqual([['C8R', 'announce']]);
    const early = { announcementNo: 'next', announcedOn: '2026-03-01', channels: ['政府网站'] };
    const path = `/api/naming-cases/${id}/announce-revocation`;
    const { version } = await reload(as.minzheng, id);
    const refused = await as.minzheng.post(path).set('If-Match', `"${version}"`).send(early).expect(400);
    expect(refused.body.errors[0].code).toBe('before-revocation');
    const told = await act(as.minzheng, await reload(as.minzheng, id), 'announce-revocation', {
      ...early,
      announcedOn: day(),
    });
    expect(told.revocation).toMatchObject({ organ: '吴忠市人民政府', announcedOn: day() });
    expect(told.acts).not.toContain('announceRevocation');
    expect(told.clocks.find(({ rule }) => rule === 'C8R')?.light).toBe('done');
    expect(await inbox(as.minzheng)).not.toContain(id);
    expect(await due()).toEqual([]);
    const paper = await issue(as.shizhengfu, told, 'revocation');
    expect([paper.documentNo, paper.title]).toEqual([order.documentNo, '撤销地名更名批准决定书']);
    const notice = await issue(as.minzheng, told, 'revocation_announcement');
    expect(notice.documentNo).toBe(told.revocation?.announcementNo);
    const [old, fallen, feed] = await Promise.all(
      [`/notices/announcement/${id}`, `/notices/revocation/${id}`, '/announcements.atom'].map(publicPage),
    );
    expect(old).toContain(`/notices/revocation/${id}`);
    expect(fallen).toContain(`恢复使用的地名：${place.old}`);
    expect(fallen).not.toContain(order.reason);
    expect(feed).toContain('撤销批准：茝兰路');
    expect(await publicPage('/notices?kind=announcement')).toContain(`/notices/revocation/${id}`);
    expect(await publicPage('/announcements/map')).not.toContain('茝兰路');
  });

  it('of a cancellation is revoked from above: name, place and case are in force again; handled anew it is announced anew', async () => {
    const cancelled = await drive(road, await given('cancellation', ''));
    expect(cancelled.state).toBe('abolished');
    const revoked = await revokeBy(above, cancelled);
    expect(await statuses(cancelled)).toEqual([`${place.old} standard`, '茝兰路 abolished']);
    const { body } = await as.minzheng.get(`/api/places/${place.id}`).expect(200);
    expect(body).toMatchObject({ status: 'live', standardName: place.old });
    const early = { documentNo: documentNo(), orderedOn: day(), reason: '重新办理' };
    const refused = await above
      .post(`/api/naming-cases/${revoked.id}/reopen`)
      .set('If-Match', `"${revoked.version}"`)
      .send(early);
    expect([refused.status, refused.body.code]).toEqual([409, 'revocation-untold']);
    await act(as.minzheng, await reload(as.minzheng, revoked.id), 'announce-revocation', {
      ...{ announcementNo: 'next', announcedOn: day(), channels: ['政府网站'] },
    });
    const [told, feed] = await Promise.all(
      [`/notices/revocation/${revoked.id}`, '/announcements.atom'].map(publicPage),
    );
    for (const words of ['撤销注销的地名</dt>', `撤销注销的地名：${place.old}`]) expect(told).toContain(words);
    expect(told).not.toContain('撤销批准的地名');
    expect(feed).toContain(`撤销注销：${place.old}`);
    const again = await drive(road, await reopen(await reload(above, revoked.id)));
    expect(again.state).toBe('abolished');
    await revokeBy(above, again);
  });

  it('is the business of whom the list names as the higher organ: a local row goes before the national one', async () => {
    const higher = async () => (await reload(as.shizhengfu, renamedCase.id)).higherOrgan;
    expect(await higher()).toBe('宁夏回族自治区人民政府');
    const row = (traits: object) => sql`
      insert into code_list (kind, code, position, label_zh, label_en, source_zh, source_en, article_zh, article_en, jurisdiction,
        valid, traits) values ('higher-organs', 'government', 9, '本级民政部门', 'Civil affairs', '测试', 'Test', '', '', '6403',
        '[2026-01-01,)', ${json(traits)})`;
    await run(app.db, row({ organ: 'civil_affairs', level: 'same' }));
    expect(await higher()).toBe('吴忠市民政局');
    // A department that the list puts above reads what it may correct; before, the case did not exist for it.
    const housing = async () => as.zhujianju.get(`/api/naming-cases/${renamedCase.id}`);
    expect((await housing()).status).toBe(404);
    await run(app.db, sql`delete from code_list where kind = 'higher-organs' and jurisdiction = '6403'`);
    await run(app.db, row({ organ: 'housing', level: 'same' }));
    const { status, body } = await housing();
    expect([status, body.acts]).toEqual([200, ['reopen']]);
    await run(app.db, sql`delete from code_list where kind = 'higher-organs' and jurisdiction = '6403'`);
  });

  it('of a naming waits for another case of its place, then ends name and place', async () => {
    const named = await drive(road, await submitted(as, aName('street', '射干路')));
    place.id = named.placeId;
    const open = await given('renaming', '留夷路');
    const path = `/api/naming-cases/${named.id}/revoke`;
    const { version } = await reload(above, named.id);
    const asked = above.post(path).set('If-Match', `"${version}"`);
    const refused = await asked.send({ ...order, revokedOn: day() }).expect(409);
    expect(refused.body).toMatchObject({ code: 'place-in-case', caseNo: open.caseNo });
    await act(as.shenqing, await reload(as.shenqing, open.id), 'withdraw', { reason: '暂缓' });
    await revokeBy(above, named);
    expect(await statuses(named)).toEqual(['射干路 abolished']);
    expect((await as.minzheng.get(`/api/places/${place.id}`).expect(200)).body.status).toBe('abolished');
  });
});
