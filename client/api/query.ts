import {
  MutationCache,
  QueryCache,
  QueryClient,
  type QueryKey,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useContext } from 'react';
import type { Call, Endpoint, Reply } from '#server/platform/contract.ts';
import { ActDone } from './actDone.ts';
import { ApiProblem } from './apiProblem.ts';
import { type CallOptions, call } from './call.ts';
import { readAgain } from './readAgain.ts';
import { showReply } from './showReply.ts';

/** The signed-in person under this key; null when nobody is. */
export const SESSION_KEY: QueryKey = ['session'];

function forgetSession(error: Error): void {
  if (error instanceof ApiProblem && error.status === 401) queryClient.setQueryData(SESSION_KEY, null);
}

const isWorthRetrying = (failures: number, error: Error): boolean =>
  failures < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500);

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: forgetSession }),
  mutationCache: new MutationCache({ onError: forgetSession }),
  defaultOptions: { queries: { staleTime: 15_000, retry: isWorthRetrying } },
});

interface CallQueryOptions {
  enabled?: boolean;
  /** Keep the last page on the screen while the next one is fetched. */
  keepPrevious?: boolean;
  refetchIntervalMilliseconds?: number;
}

/** Reads an endpoint and keeps the reply until an act makes it stale. The error is an ApiProblem unless the reply broke the contract. */
export function useCall<E extends Endpoint>(
  endpoint: E,
  input: Call<E>,
  options: CallQueryOptions = {},
): UseQueryResult<Reply<E>, Error> {
  return useQuery<Reply<E>, Error>({
    queryKey: [endpoint.method, endpoint.path, input],
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    meta: { reply: endpoint.reply },
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: (previous: Reply<E> | undefined) => previous } : {}),
    ...(options.refetchIntervalMilliseconds ? { refetchInterval: options.refetchIntervalMilliseconds } : {}),
  } as Parameters<typeof useQuery<Reply<E>, Error>>[0]);
}

/** What an act is given: the input of its endpoint together with version, key or file. */
export type ActInput<E extends Endpoint> = Call<E> & Omit<CallOptions, 'signal'>;

interface ActOptions<E extends Endpoint> {
  onSuccess?: (reply: Reply<E>) => void | Promise<void>;
  /** Reads the screen again before `onSuccess`: for an act whose next step is a link in one of its lists. */
  isRereadFirst?: boolean;
}

/** Changes something. Every list and detail on the screen is read again afterwards: an act moves inboxes, clocks and counts too. */
export function useAct<E extends Endpoint>(
  endpoint: E,
  { onSuccess, isRereadFirst = false }: ActOptions<E> = {},
): UseMutationResult<Reply<E>, Error, ActInput<E>> {
  const client = useQueryClient();
  const done = useContext(ActDone);
  return useMutation<Reply<E>, Error, ActInput<E>>({
    mutationFn: (input) => call(endpoint, input, input),
    onSuccess: async (reply) => {
      done();
      showReply(client, endpoint.reply, reply);
      if (isRereadFirst) await readAgain(client);
      await onSuccess?.(reply);
      if (!isRereadFirst) void readAgain(client);
    },
  });
}
