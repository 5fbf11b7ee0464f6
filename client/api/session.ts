import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { AccountsApi, type AppFacts, type Me } from '#server/accounts/contract.ts';
import { ApiProblem } from './apiProblem.ts';
import { call } from './call.ts';
import { SESSION_KEY, useCall } from './query.ts';

async function readSession(signal: AbortSignal): Promise<Me | null> {
  try {
    return await call(AccountsApi.me, {}, { signal });
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

/** Who is signed in; `data` is null when nobody is. */
export function useSession(): UseQueryResult<Me | null, Error> {
  return useQuery({ queryKey: SESSION_KEY, queryFn: ({ signal }) => readSession(signal), staleTime: 60_000 });
}

/** Whether the signed-in person has a permission. The server decides; this only hides what would be refused. */
export function useMay(): (permission: string) => boolean {
  const { data } = useSession();
  return (permission) => data?.permissions.includes(permission) ?? false;
}

/** Demonstration mode, clock, base map and home extent of this installation; undefined until read. */
export function useFacts(): AppFacts | undefined {
  return useCall(AccountsApi.facts, {}).data;
}
