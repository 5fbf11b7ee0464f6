import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { chinaDay } from '#server/naming/deadline.ts';
import { many, sql } from '#server/platform/db/sql.ts';
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
const revoke = async (found: CaseDetail): Promise<CaseDetail> =>
  act(above, await reload(above, found.id), 'revoke', {
    documentNo: documentNo(),
    revokedOn: day(),
    reason: '违反条例',
  });
const reopen = async (found: CaseDetail): Promise<CaseDetail> =>
  act(above, found, 'reopen', { documentNo: documentNo(), orderedOn: day(), reason: '重新办理' });
const sendBack = async (found: CaseDetail, touches: string): Promise<CaseDetail> =>
  act(as.shizhengfu, await reload(as.shizhengfu, found.id), 'send-back', { touches, reason: '请再斟酌' });

const Named = z.object({ name: z.string(), status: z.string(), validFrom: z.string().nullable() });
const namesAt = async ({ placeId }: CaseDetail) =>
  many(
    app.db,
    Named,
    sql`select name, status, valid_from::text as "validFrom" from place_name where place_id = ${placeId} order by id`,
  );
const heldBy = async (caseId: string) =>
  many(
    app.db,
    z.object({ id: z.string(), state: z.string() }),
    sql`select id, state from name_reservation where case_id = ${caseId}`,
  );

const about = (kind: 'renaming' | 'cancellation', place: string | null) => ({
  ...{ kind, place, location: '利通区', contactName: '甲', contactPhone: '0953-0000000' },
});

describe('a reservation', () => {
  it('is delivered, and revoked it holds nothing until it is approved anew', async () => {
    const reserved = await drive(road, await submitted(as, { ...aName('street', '蒹葭路'), kind: 'reservation' }));
    const delivery = { means: 'post', recipient: '示例建设单位', deliveredOn: day() };
    const delivered = await act(as.minzheng, await reload(as.minzheng, reserved.id), 'deliver', delivery);
    expect(delivered.state).toBe('reserved');
    expect(delivered.clocks.map(({ rule, light }) => [rule, light])).toContainEqual(['C4', 'done']);
    const revoked = await revoke(reserved);
    expect(await heldBy(reserved.id)).toMatchObject([{ state: 'expired' }]);
    expect(await namesAt(reserved)).toMatchObject([{ status: 'refused' }]);
    const again = await drive(road, await reopen(revoked));
    expect(again).toMatchObject({ state: 'reserved', heldUntil: expect.any(String) });
    expect(again.placeId).not.toBe(reserved.placeId);
    expect(await heldBy(reserved.id)).toMatchObject([{ state: 'free' }]);
  });

  it('gets its name back when the approval of the naming that drew it is revoked', async () => {
    const reserved = await drive(road, await submitted(as, { ...aName('street', '苍梧路'), kind: 'reservation' }));
    const [held] = await heldBy(reserved.id);
    const naming = await drive(
      road,
      await submitted(as, { ...aName('street', '苍梧路'), draws: held?.id }),
      'approved',
    );
    await revoke(naming);
    expect(await heldBy(reserved.id)).toMatchObject([{ state: 'free' }]);
    expect(await namesAt(reserved)).toEqual([{ name: '苍梧路', status: 'reserved', validFrom: null }]);
    expect((await reload(as.shenqing, reserved.id)).state).toBe('reserved');
  });
});

describe('what is about a place', () => {
  let place: string | null;
  let old: string;
  beforeAll(async () => {
    old = '杜若路';
    place = (await drive(road, await submitted(as, aName('street', old)))).placeId;
  });

  it('a renaming sent back keeps its name at its place; revoked it leaves no task, and is not reopened beside another', async () => {
    const { candidates } = aName('street', '江蓠路');
    const put = await submitted(as, { ...about('renaming', place), candidates });
    const back = await sendBack(await drive(road, put, 'submitted_to_approver'), 'name');
    expect(back.state).toBe('checking');
    const approved = await drive(road, back, 'approved');
    expect(approved.tasks.length).toBeGreaterThan(0);
    expect(approved.opinions).toHaveLength(1);
    expect((await namesAt(approved)).map(({ name, status }) => [name, status])).toEqual([
      [old, 'standard'],
      ['江蓠路', 'reserved'],
    ]);
    const revoked = await revoke(approved);
    expect(revoked.tasks.every(({ outcome }) => outcome === 'not_needed')).toBe(true);
    expect((await namesAt(approved)).map(({ status }) => status)).toEqual(['standard', 'refused']);
    const other = await submitted(as, {
      ...about('renaming', place),
      candidates: aName('street', '薜荔路').candidates,
    });
    const refused = await above
      .post(`/api/naming-cases/${revoked.id}/reopen`)
      .set('If-Match', `"${revoked.version}"`)
      .send({ documentNo: documentNo(), orderedOn: day(), reason: '重新办理' })
      .expect(409);
    expect(refused.body).toMatchObject({ code: 'place-in-case', caseNo: other.caseNo });
    await act(as.shenqing, await reload(as.shenqing, other.id), 'withdraw', { reason: '暂缓' });
    const again = await drive(road, await reopen(revoked), 'approved');
    expect(again.tasks.every(({ outcome }) => outcome === null)).toBe(true);
    await revoke(again);
  });

  it('a cancellation goes back to the consultation; opinions and notice stand', async () => {
    const cancellation = { code: 'construction', text: '道路已拆除，不复存在' };
    const put = await submitted(as, { ...about('cancellation', place), cancellation });
    const back = await sendBack(await drive(road, put, 'submitted_to_approver'), 'name');
    expect(back.state).toBe('accepted');
    const consulted = await act(as.minzheng, await reload(as.minzheng, back.id), 'consult', {
      ...{ candidateId: back.candidates[0]?.id, organs: ['development_reform'] },
    });
    expect(consulted.opinions).toMatchObject([{ standing: true, opinion: 'agree' }]);
    expect(consulted.acts).toContain('draftDecision');
    const drafted = await act(as.minzheng, consulted, 'draft-decision', { text: '同意' });
    expect(await drive(road, drafted)).toMatchObject({ state: 'abolished' });
  });
});
