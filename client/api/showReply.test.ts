import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { showReply } from './showReply.ts';

const CASE = {};
const SIGN = {};

async function screen() {
  const client = new QueryClient();
  const read = (key: string, reply: object, data: object) =>
    client.fetchQuery({ queryKey: [key], queryFn: () => data, meta: { reply } });
  await read('case', CASE, { id: 'a', version: 1 });
  await read('another case', CASE, { id: 'b', version: 1 });
  await read('sign', SIGN, { id: 'a', version: 1 });
  return { client, versionOf: (key: string) => client.getQueryData<{ version: number }>([key])?.version };
}

test('what an act answers is shown by the readings of that thing, and by no other', async () => {
  const { client, versionOf } = await screen();
  showReply(client, CASE, { id: 'a', version: 2 });
  expect(['case', 'another case', 'sign'].map(versionOf)).toEqual([2, 1, 1]);
});

test('a reply that is no thing changes nothing', async () => {
  const { client, versionOf } = await screen();
  for (const reply of [undefined, null, 'done', { version: 2 }]) showReply(client, CASE, reply);
  expect(['case', 'another case', 'sign'].map(versionOf)).toEqual([1, 1, 1]);
});

test('an old answer that comes late is not shown', async () => {
  const { client, versionOf } = await screen();
  const shown: unknown[] = [];
  client.getQueryCache().subscribe(() => shown.push(versionOf('case')));
  let answer = (_: object): void => undefined;
  const late = new Promise<object>((resolve) => {
    answer = resolve;
  });
  const again = client.fetchQuery({ queryKey: ['case'], queryFn: () => late, meta: { reply: CASE } });
  showReply(client, CASE, { id: 'a', version: 2 });
  answer({ id: 'a', version: 1 });
  await again;
  await new Promise(setImmediate);
  expect(versionOf('case')).toBe(2);
  expect(shown.slice(shown.indexOf(2))).not.toContain(1);
});
