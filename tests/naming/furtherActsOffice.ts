import type { CaseDetail } from '#server/naming/caseContract.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { act, aStreet } from '#tests/support/aCase.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

const PEOPLE = ['shenqing', 'minzheng', 'fagai', 'ziran', 'shizhengfu'] as const;
export type People = Record<(typeof PEOPLE)[number], TestAgent>;

export interface FurtherOffice {
  app: TestApp;
  people: People;
  /** Ten o'clock of this day in China. */
  set(day: string): void;
}

/** The register with its sample, and the people of a street case at their desks. */
export async function furtherOffice(day: string): Promise<FurtherOffice> {
  const app = await testApp({ sample: true });
  const set = (on: string) => app.clock.set(`${on}T02:00:00.000Z`);
  set(day);
  return { app, set, people: await signedIn(app, PEOPLE) };
}

/** One more person in an office, with the password of the sample accounts. */
export async function colleague(
  { db, signIn, deps }: TestApp,
  person: { username: string; displayName: string; organisation: string; role: string },
): Promise<TestAgent> {
  await run(
    db,
    sql`insert into account (username, display_name, organisation_id, password_hash, created_at)
        select ${person.username}, ${person.displayName}, o.id, a.password_hash, ${deps.now()}
          from organisation o, account a where o.code = ${person.organisation} and a.username = 'minzheng'`,
  );
  await run(
    db,
    sql`insert into account_role (account_id, role) select id, ${person.role} from account where username = ${person.username}`,
  );
  return signIn(person.username);
}

/** An approver of the government of the region, above everybody of the sample. */
export const regionalApprover = (app: TestApp): Promise<TestAgent> =>
  colleague(app, { username: 'zizhiqu', displayName: '自治区', organisation: 'zhengfu-640000', role: 'approver' });

const candidate = (name: string) => ({ name, meaning: '依地形得名', reason: '新建道路' });
let named = 0;

/** A street with names and a place of its own, so that no case stands in another's way. */
export function aFreshStreet() {
  named += 1;
  const mark = '甲乙丙丁戊己庚辛'[named] ?? '';
  const north = 37.99 + named / 100;
  return aStreet({
    candidates: [candidate(`沃${mark}野路`), candidate(`穗${mark}丰路`)],
    geometry: {
      type: 'LineString',
      coordinates: [
        [106.19, north],
        [106.2, north + 0.0004],
      ],
    },
  });
}

/** From the notice's end to the approver's desk. */
export async function submittedToApprover(handler: TestAgent, found: CaseDetail): Promise<CaseDetail> {
  const drafted = await act(handler, found, 'draft-decision', { text: '批复稿' });
  const reviewed = await act(handler, drafted, 'review-legality', { opinion: '合法' });
  return act(handler, reviewed, 'submit-to-approver');
}
