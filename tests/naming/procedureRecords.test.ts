import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import { aPdf } from '#tests/support/aCase.ts';
import { EXPERT, EXPERT_MEMBER, HEARING, needOf, ProcedureOffice } from './procedureOffice.ts';

const HELD_HEARING = {
  ...{ ...HEARING, course: 'own_initiative', announcedOn: '2026-04-03' },
  ...{ heldOn: '2026-04-20', minutes: '笔录' },
};
let office: ProcedureOffice;
beforeAll(async () => {
  office = await ProcedureOffice.open();
});
afterAll(() => office.app.close());

describe('a record', () => {
  it('is about the name and place as they are, keeps its versions, and gives way to nobody who read an older one', async () => {
    const { id } = await office.protectedCase('consulting');
    await office.put(id, 'expert', EXPERT).expect(200);
    const stale = await office.put(id, 'expert', EXPERT).expect(412);
    expect(stale.body).toMatchObject({ current: 1, detail_zh: expect.stringContaining('版本 1') });
    await office.put(id, 'expert', { ...EXPERT, advice: '建议另立标志说明旧名' }, { version: 1 }).expect(200);
    const [first, second] = await Promise.all([
      office.put(id, 'expert', EXPERT, { version: 2 }),
      office.put(id, 'expert', EXPERT, { version: 2 }),
    ]);
    expect([first.status, second.status].toSorted()).toEqual([200, 412]);
    await run(office.app.db, sql`update naming_case set geom = st_translate(geom, 0.001, 0) where id = ${id}`);
    expect(needOf(await office.procedures(id), 'expert')).toMatchObject({ state: 'outdated', version: 3 });
    const kept = await many(
      office.app.db,
      z.object({ version: z.number() }),
      sql`select version from case_procedure where case_id = ${id} order by version`,
    );
    expect(kept.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it.each<[string, string, object, string]>([
    ['of another procedure', 'risk', EXPERT, '/form'],
    [
      'with an expert who has an interest',
      'expert',
      { ...EXPERT, experts: [{ ...EXPERT_MEMBER, noInterest: false }] },
      '/experts/0/noInterest',
    ],
    [
      'with a file of no case',
      'expert',
      { ...EXPERT, experts: [{ ...EXPERT_MEMBER, attachmentId: crypto.randomUUID() }] },
      '/experts/0/attachmentId',
    ],
    ['with an unknown field', 'expert', { ...EXPERT, surprise: 1 }, '/surprise'],
    [
      'of a hearing presided by who examines',
      'hearing',
      { ...HELD_HEARING, presider: '民政经办员（演示）' },
      '/presider',
    ],
    [
      'of days to come',
      'risk',
      {
        form: 'risk',
        assessedOn: '2026-05-01',
        assessedBy: '社会稳定办',
        level: 'low',
        risks: '低',
        measures: '宣传解释',
      },
      '/assessedOn',
    ],
  ])('%s is refused and changes nothing', async (_what, procedure, body, pointer) => {
    const { id } = await office.caseOf('consulting');
    const { presider } = z
      .object({ presider: z.string() })
      .parse(
        await one(
          office.app.db,
          z.object({ presider: z.string() }),
          sql`select display_name as presider from account where username = 'minzheng'`,
        ),
      );
    const sent = 'presider' in body ? { ...body, presider } : body;
    const refused = await office.put(id, procedure, sent).expect(400);
    expect(refused.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(refused.body.detail_zh).toMatch(/\p{Script=Han}/u);
    expect((await office.procedures(id)).needs.every(({ version }) => version === 0)).toBe(true);
  });

  it('of a hearing names its presider by his account, who took no step in the case', async () => {
    const { id } = await office.caseOf('consulting');
    const account = async (username: string) =>
      one(
        office.app.db,
        z.object({ id: z.string(), name: z.string() }),
        sql`select id, display_name as name from account where username = ${username}`,
      );
    const held = { ...HELD_HEARING, presider: '' };
    const examiner = await office
      .put(id, 'hearing', { ...held, presiderId: (await account('minzheng')).id })
      .expect(400);
    expect(examiner.body.errors[0]).toMatchObject({ pointer: '/presider', code: 'presider-examines' });
    const stranger = await office.put(id, 'hearing', { ...held, presiderId: (await account('fagai')).id }).expect(400);
    expect(stranger.body.errors[0].code).toBe('no-such-colleague');
    const other = await account('waiye');
    await office.put(id, 'hearing', { ...held, presiderId: other.id }).expect(200);
    expect(needOf(await office.procedures(id), 'hearing')?.record).toMatchObject({ presider: other.name });
  });

  it('takes a signed opinion that was attached to the case, and stands in for the report of the materials', async () => {
    const { id } = await office.caseOf('consulting');
    const file = await office.handler
      .post(`/api/naming-cases/${id}/attachments`)
      .attach('file', aPdf(), '专家意见.pdf')
      .expect(200);
    const expert = { ...EXPERT_MEMBER, opinion: '', attachmentId: file.body.id };
    await office.put(id, 'expert', { ...EXPERT, experts: [expert] }).expect(200);
    const { body } = await office.handler.get(`/api/naming-cases/${id}/materials`).expect(200);
    expect(body.items.find(({ code }: { code: string }) => code === 'expert')).toMatchObject({ fromProcedure: true });
  });

  it('is written by the handling office alone, while it is open, and seen by those who see the case', async () => {
    const { id } = await office.protectedCase('consulting');
    await office.put(id, 'expert', EXPERT).expect(200);
    const yanchi = await office.app.signIn('yanchi');
    await yanchi.get(`/api/naming-cases/${id}/procedures`).expect(404);
    await office.put(id, 'expert', EXPERT, { version: 1, agent: yanchi }).expect(404);
    const zhujian = await office.app.signIn('zhujian');
    await office.put(id, 'expert', EXPERT, { version: 1, agent: zhujian }).expect(404);
    const fagai = await office.app.signIn('fagai');
    expect((await office.put(id, 'expert', EXPERT, { version: 1, agent: fagai })).status).toBe(403);
    const ofFagai = await office.procedures(id, fagai);
    expect(ofFagai).toMatchObject({ mayRecord: false, mayDeclare: false });
    expect(JSON.stringify(ofFagai)).toContain('马某某');
    const ofApplicant = JSON.stringify(await office.procedures(id, await office.app.signIn('shenqing')));
    expect(ofApplicant).not.toMatch(/马某某|宁夏大学/);
    expect(ofApplicant).toContain('建议保留旧名');
    for (const state of ['accepted', 'legality_review', 'standard'] as const) {
      const other = await office.caseOf(state);
      expect((await office.put(other.id, 'expert', EXPERT)).status).toBe(409);
      expect((await office.declare(other.id, ['stability'])).status).toBe(state === 'accepted' ? 200 : 409);
    }
  });

  it('is written while the case is suspended for it, which the guard does not forget', async () => {
    const placed = await office.protectedCase('drafting_decision');
    await run(
      office.app.db,
      sql`insert into case_suspension (case_id, reason_code, reason, told, expected_on, suspended_on)
          values (${placed.id}, 'expert_review', '专家评审', '书面', '2026-05-20', '2026-04-20')`,
    );
    await office.put(placed.id, 'expert', EXPERT).expect(200);
    expect((await office.review(placed).expect(409)).body.code).toBe('suspended');
  });

  it('leaves an audit row for each change, without the experts', async () => {
    const { id } = await office.protectedCase('consulting');
    await office.declare(id, ['stability'], 0, 12).expect(200);
    expect((await office.declare(id, ['specialised'], 0)).status).toBe(412);
    expect((await office.declare(id, ['no-such-fact'], 1)).body.errors[0].code).toBe('unknown-fact');
    await office.declare(id, [], 1).expect(200);
    await office.put(id, 'expert', EXPERT).expect(200);
    const rows = await many(
      office.app.db,
      z.object({ action: z.string(), new: z.string() }),
      sql`select action, new::text as new from audit_entry where subject_id = ${id} order by id`,
    );
    expect(rows.map(({ action }) => action)).toEqual(['procedures.declare', 'procedures.declare', 'procedures.record']);
    expect(rows.at(-1)?.new).toContain('expert');
    expect(rows.map((row) => row.new).join()).not.toContain('马某某');
  });
});
