import type { QueryClient } from '@tanstack/react-query';

/**
 * Reads everything on the screen again, after an act. Invalidating begins a reading under way anew only where it has an
 * answer already; a first reading that began before the act would bring the state before it, and that would count as new.
 */
export function readAgain(client: QueryClient): Promise<void> {
  void client.cancelQueries({ predicate: ({ state }) => state.data === undefined && state.fetchStatus !== 'idle' });
  return client.invalidateQueries();
}
