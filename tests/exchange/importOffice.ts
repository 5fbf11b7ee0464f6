import { expect } from 'vitest';
import { ImportRun } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import type { TestAgent, TestApp } from '#tests/support/testApp.ts';

/** A table as an office sends it. */
export const csvOf = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(`\ufeff${rows.map((row) => row.join(',')).join('\r\n')}\r\n`, 'utf8');

/** What a person does with an import at the screen, with the queue working in between. */
export function importDesk({ deps }: TestApp, agent: TestAgent) {
  const get = async (id: string) => ImportRun.parse((await agent.get(`/api/imports/${id}`).expect(200)).body);
  const act = async (
    run: Pick<ImportRun, 'id' | 'version'>,
    path: string,
    body: object = {},
    method: 'post' | 'patch' = 'post',
  ) => {
    const reply = await agent[method](`/api/imports/${run.id}${path}`).set('If-Match', `"${run.version}"`).send(body);
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    await deps.jobs.runDue();
    return get(run.id);
  };
  return {
    get,
    act,
    upload: async (fileName: string, bytes: Buffer, kind?: string) => {
      const reply = await agent.post(`/api/imports${kind ? `?kind=${kind}` : ''}`).attach('file', bytes, fileName);
      expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
      await deps.jobs.runDue();
      return get(reply.body.id);
    },
    rows: async (id: string, query = '') =>
      ImportsApi.rows.reply.parse((await agent.get(`/api/imports/${id}/rows${query}`).expect(200)).body).items,
    findings: async (id: string, query = '') =>
      ImportsApi.findings.reply.parse((await agent.get(`/api/imports/${id}/findings${query}`).expect(200)).body).items,
  };
}
