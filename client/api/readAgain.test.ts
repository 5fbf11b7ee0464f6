import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { readAgain } from './readAgain.ts';

test('a first reading that began before the act is read anew; what it brings late is not shown', async () => {
  const client = new QueryClient();
  const answers: ((state: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => answers.push(resolve));
  const shown: unknown[] = [];
  const stop = new QueryObserver(client, { queryKey: ['case'], queryFn, staleTime: 15_000 }).subscribe(({ data }) =>
    shown.push(data),
  );
  const again = readAgain(client);
  answers[0]?.('before the act');
  await new Promise(setImmediate);
  answers[1]?.('after the act');
  await again;
  expect(client.getQueryData(['case'])).toBe('after the act');
  expect(shown).not.toContain('before the act');
  stop();
});
