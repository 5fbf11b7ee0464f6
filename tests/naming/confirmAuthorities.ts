import supertest from 'supertest';
import { addAccount } from '#server/accounts/addAccount.ts';
import { SYSTEM } from '#server/audit/record.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import type { TestAgent, TestApp } from '#tests/support/testApp.ts';
import type { Decided } from './kindRoad.ts';

/** How Wuzhong might confirm the rows that the law leaves to rules nobody has seen. Made up for the test. */
const CONFIRMED: readonly [Decided, 'government' | 'sector'][] = [
  ['natural_entity', 'government'],
  ['committee_site', 'government'],
  ['other', 'government'],
  ['park', 'sector'],
  ['protected_area', 'sector'],
  ['facility', 'sector'],
];

const PASSWORD = 'long-enough-1';

/** A department of a sector with two accounts, and a confirmed authority row for each category that ships unconfirmed. */
export async function confirmAuthorities(
  app: TestApp,
  proposer: TestAgent,
): Promise<{ jiaotong: TestAgent; jiaotongju: TestAgent }> {
  await run(
    app.db,
    sql`insert into organisation (code, name, kind, division_code) values ('jiaotong-640300', '吴忠市交通运输局', 'sector', '640300')`,
  );
  for (const [username, role] of [
    ['jiaotong', 'housing_handler'],
    ['jiaotongju', 'approver'],
  ] as const) {
    const account = {
      username,
      displayName: username,
      organisation: 'jiaotong-640300',
      password: PASSWORD,
    };
    await addAccount(app.db, { ...account, roles: [role] }, { by: SYSTEM, at: app.deps.now() });
  }
  const admin = await app.signIn('admin');
  for (const [category, variant] of CONFIRMED) {
    const { body } = await proposer
      .post('/api/authority-changes')
      .send(rowOf(category, variant, app.deps.now().slice(0, 10)));
    await admin
      .post(`/api/authority-changes/${body.id}/decide`)
      .set('If-Match', `"${body.version}"`)
      .send({ approve: true })
      .expect(200);
  }
  return { jiaotong: await signIn(app, 'jiaotong'), jiaotongju: await signIn(app, 'jiaotongju') };
}

async function signIn({ app }: TestApp, username: string): Promise<TestAgent> {
  const agent = supertest.agent(app);
  await agent.post('/api/session').send({ username, password: PASSWORD }).expect(200);
  return agent;
}

const rowOf = (category: Decided, variant: 'government' | 'sector', effectiveOn: string): object => ({
  ...{ category, variant, effectiveOn, jurisdiction: '6403', placeLevel: 'any', consulted: ['development_reform'] },
  ...(variant === 'government'
    ? { handlerKind: 'civil_affairs', approverKind: 'government' }
    : { handlerKind: 'sector', approverKind: 'sector', officeCode: 'jiaotong-640300' }),
  ...{ handlerLevel: 'prefecture', approverLevel: 'prefecture' },
  ...{ documentNo: '吴政发〔2026〕9号', reason: '核定审批职权' },
});
