import type { z } from 'zod';
import type { Dispute, DisputeDraft } from '#server/disputes/contract.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

type DisputeInput = Omit<z.input<typeof DisputeDraft>, 'sideA' | 'sideB'> & { sideA: string; sideB: string };

/** A dispute over an unclear line between Litong and Hongsibu, which Wuzhong handles. */
export const aDispute = (over: Partial<DisputeInput> = {}): DisputeInput => ({
  track: 'T1',
  sideA: '640302',
  sideB: '640303',
  title: '某滩地争议',
  facts: '双方对滩地以东的界线走向认识不一致。',
  aroseOn: '2025-05-06',
  ...over,
});

/** Yanchi and Tongxin, both under Wuzhong. */
export const SIDES = { sideA: '640323', sideB: '640324' };

/** A square of some two kilometres with its south-west corner there. */
export const anArea = (lon: number, lat: number): NonNullable<DisputeInput['area']> => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon, lat],
      [lon + 0.02, lat],
      [lon + 0.02, lat + 0.02],
      [lon, lat + 0.02],
      [lon, lat],
    ],
  ],
});

export async function registered(agent: TestAgent, over: Partial<DisputeInput> = {}): Promise<Dispute> {
  return (await agent.post('/api/disputes').send(aDispute(over)).expect(201)).body;
}

export interface DisputeOffices extends TestApp {
  jiexian: TestAgent;
  yanchi: TestAgent;
  /** The other side: a civil affairs handler of Tongxin. */
  tongxin: TestAgent;
  shizhengfu: TestAgent;
}

/** The sample register with an account on either side of a dispute between Yanchi and Tongxin. */
export async function disputeOffices(): Promise<DisputeOffices> {
  const app = await testApp({ sample: true });
  await run(
    app.db,
    sql`with added as (
          insert into account (username, display_name, organisation_id, password_hash, demonstration, created_at)
          select 'tongxin', '同心县民政经办员', o.id, a.password_hash, true, now()
            from organisation o, account a where o.code = 'minzheng-640324' and a.username = 'yanchi'
          returning id)
        insert into account_role (account_id, role) select id, 'civil_affairs' from added`,
  );
  const [jiexian, yanchi] = [await app.signIn('jiexian'), await app.signIn('yanchi')];
  const [tongxin, shizhengfu] = [await app.signIn('tongxin'), await app.signIn('shizhengfu')];
  return { ...app, jiexian, yanchi, tongxin, shizhengfu };
}
