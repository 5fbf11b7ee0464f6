import type { Incident } from '#server/boundaries/incidents/incidentContract.ts';
import type { TestAgent } from '#tests/support/testApp.ts';

interface Current {
  id: string;
  version: number;
}

/** An act, notice or measure of an incident at the version given; the status is the caller's to expect. */
export const post = (agent: TestAgent, path: 'acts' | 'notices' | 'measures', { id, version }: Current, body: object) =>
  agent.post(`/api/boundary-incidents/${id}/${path}`).set('If-Match', `"${version}"`).send(body);

export const faultOf = (body: { errors: { code: string; pointer: string }[] }) => body.errors[0];

/** How the office told a side. */
export const told = (side: string) => ({
  ...{ method: 'recorded', side, informedOn: '2026-11-21', person: '王某', how: '电话' },
});

/** A visit on the spot with both sides there. */
export const visit = (given: object = {}) => ({
  ...{ act: 'verify', on: '2026-11-22', cause: 'natural', facts: '现场查看属实。', responsibleSide: '640324' },
  ...{ sideAPresent: '马某', sideBPresent: '李某', ...given },
});

/** What an office does with incidents of a line, found on 20 November 2026. */
export function incidentOffice({ jiexian, lineId }: { jiexian: TestAgent; lineId: string }) {
  const draft = (given: object = {}) => ({
    ...{ kind: 'linear_feature', lineId, foundOn: '2026-11-20', description: '红柳沟河道向东改道约200米。', ...given },
  });
  const report = async (given: object = {}, agent = jiexian): Promise<Incident> =>
    (await agent.post('/api/boundary-incidents').send(draft(given)).expect(201)).body;
  async function known(incident: Incident): Promise<Incident> {
    let current = incident;
    for (const { code } of [incident.sideA, incident.sideB])
      if (!current.notices.some(({ side }) => side === code))
        current = (await post(jiexian, 'notices', current, told(code)).expect(200)).body;
    return current;
  }
  const verified = async (incident: Incident, given: object = {}): Promise<Incident> =>
    (await post(jiexian, 'acts', await known(incident), visit(given)).expect(200)).body;
  return { draft, report, known, verified };
}
