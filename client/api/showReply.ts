import type { QueryClient } from '@tanstack/react-query';

/**
 * Most acts answer with the thing as it now is: whatever shows it, shows it so at once. A next act sent before the screen
 * was read again went out with the old version, and was refused as if somebody else had been quicker. A reading of it under
 * way is given up: it may have begun before the act, and would show the old state once more.
 * @param kind the contract of the reply; a reading of the same contract (`meta.reply`) and the same `id` takes it over
 */
export function showReply(client: QueryClient, kind: unknown, reply: unknown): void {
  const id = idOf(reply);
  if (id === undefined) return;
  const shown = client
    .getQueryCache()
    .findAll({ predicate: ({ meta, state }) => meta?.reply === kind && idOf(state.data) === id });
  for (const { queryKey } of shown) {
    void client.cancelQueries({ queryKey, exact: true });
    client.setQueryData(queryKey, reply);
  }
}

const idOf = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined;
