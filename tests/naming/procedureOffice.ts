import { z } from 'zod';
import type { CaseState } from '#server/naming/caseContract.ts';
import type { CaseKind } from '#server/naming/kindContract.ts';
import { CaseProcedures } from '#server/naming/procedures/contract.ts';
import { json, many, run, sql } from '#server/platform/db/sql.ts';
import { caseInState, type Offices, type PlacedCase } from '#tests/support/caseInState.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

const SIDES = {
  ...{ applicant: 'shenqing-demo', handler: 'minzheng-640300', approver: 'zhengfu-640300' },
  ...{ receiver: 'minzheng-640000', announcer: 'minzheng-640300', consulted: 'fagai-640300' },
};
export const OLD_NAME = '古井巷';
const protectOldName = sql`
  insert into rule_row (kind, id, version, jurisdiction, valid, source, body)
  values ('lexicon', 'TEST-NP-06', 1, '640302', '[2020-01-01,)', '测试保护名录', ${json({
    ...{ id: 'TEST-NP-06', text: OLD_NAME, match: 'exact', part: 'full', categories: ['street'], type: null },
    ...{ rules: ['NP-06'], severity: 'PROHIBITED', source: '测试保护名录', jurisdiction: '640302' },
    ...{ effectiveFrom: '2020-01-01' },
  })})`;

interface Sending {
  version?: number;
  agent?: TestAgent;
}
const at = (id: string) => `/api/naming-cases/${id}`;

/** The bureau of Wuzhong on the 30th of April 2026, with one name on the protection list of Litong. */
export class ProcedureOffice {
  readonly app: TestApp;
  readonly handler: TestAgent;
  readonly offices: Offices;
  constructor(app: TestApp, handler: TestAgent, offices: Offices) {
    this.app = app;
    this.handler = handler;
    this.offices = offices;
  }

  static async open(): Promise<ProcedureOffice> {
    const app = await testApp({ sample: true });
    app.clock.set('2026-04-30T02:00:00.000Z');
    const Row = z.object({ code: z.string(), id: z.string() });
    const rows = await many(app.db, Row, sql`select code, id from organisation`);
    const sides = Object.entries(SIDES).map(([side, code]) => [side, rows.find((row) => row.code === code)?.id ?? '']);
    await run(app.db, protectOldName);
    return new ProcedureOffice(app, await app.signIn('minzheng'), Object.fromEntries(sides));
  }

  caseOf(state: CaseState, kind: CaseKind = 'naming'): Promise<PlacedCase> {
    return caseInState(this.app, state, this.offices, kind);
  }

  /** A renaming of the name on the protection list. */
  async protectedCase(state: CaseState): Promise<PlacedCase> {
    const placed = await this.caseOf(state, 'renaming');
    await run(this.app.db, sql`update naming_case set old_name = ${OLD_NAME} where id = ${placed.id}`);
    return placed;
  }

  async procedures(id: string, agent = this.handler): Promise<CaseProcedures> {
    return CaseProcedures.parse((await agent.get(`${at(id)}/procedures`).expect(200)).body);
  }

  put(id: string, procedure: string, body: object, { version = 0, agent = this.handler }: Sending = {}) {
    return agent
      .put(`${at(id)}/procedures/${procedure}`)
      .set('If-Match', `"${version}"`)
      .send(body);
  }

  declare(id: string, facts: readonly string[], version = 0, addresses: number | null = null) {
    return this.handler
      .put(`${at(id)}/procedure-facts`)
      .set('If-Match', `"${version}"`)
      .send({ facts, addresses });
  }

  review({ id, version }: PlacedCase) {
    return this.handler
      .post(`${at(id)}/review-legality`)
      .set('If-Match', `"${version}"`)
      .send({ opinion: '合法。' });
  }
}

export const needOf = (found: CaseProcedures, procedure: string) =>
  found.needs.find((need) => need.procedure === procedure);

export const EXPERT_MEMBER = {
  ...{ name: '马某某', unit: '宁夏大学', speciality: '历史地理', noInterest: true, stance: 'dissent' },
  ...{ opinion: '建议保留旧名', signedOn: '2026-04-10' },
};
export const EXPERT = {
  ...{ form: 'expert', heldOn: '2026-04-10', necessity: '确有必要', soundness: '符合规律', reasonableness: '合理' },
  ...{ risks: '无', advice: '建议采用', experts: [EXPERT_MEMBER] },
};
export const CONSULTATION = {
  ...{
    form: 'consultation',
    from: '2026-03-02',
    until: '2026-03-20',
    range: '沿街居民',
    means: ['政府网站', '座谈会'],
  },
  ...{ received: 3, opinions: [{ opinion: '担心变更证照', handling: 'partly', reason: '统一免费变更' }] },
};
export const HEARING = { form: 'hearing', toldOn: '2026-04-02', toldWhom: ['申请人', '沿街商户'], course: 'lapsed' };
