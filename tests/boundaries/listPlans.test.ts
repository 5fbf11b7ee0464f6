import { afterAll, beforeAll, expect, it } from 'vitest';
import { planOf } from '#tests/boundaries/planOf.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let minzheng: TestAgent;
beforeAll(async () => {
  app = await testApp({ sample: true });
  minzheng = await app.signIn('minzheng');
});
afterAll(() => app.close());

it.each([
  ['markers', /from boundary_marker m join boundary_line l.*limit/s, /boundary_marker_by_number/],
  ['joint-inspections', /from joint_inspection i join boundary_line l.*limit/s, /joint_inspection_newest/],
  ['boundary-incidents', /from boundary_incident i.*limit/s, /boundary_incident_newest/],
  ['division-dossiers', /from division_dossier d.*limit/s, /division_dossier_page/],
  ['boundary-handouts', /from boundary_handout h.*limit/s, /boundary_handout_(newest|by_division)/],
  ['topology-checks', /from topology_check t.*limit/s, /topology_check_newest/],
])('%s are read along an index, in the order of the list', async (list, statement, index) => {
  const plan = await planOf(app.db, () => minzheng.get(`/api/${list}`).expect(200), statement);
  expect(plan).toMatch(index);
  const beforeLimit = plan.split('\n').slice(0, 3).join('\n');
  expect(beforeLimit, plan).not.toMatch(/\bSort\b/);
});
