import { useInfiniteQuery } from '@tanstack/react-query';
import type { Call, Endpoint, Reply } from '#server/platform/contract.ts';
import { call } from './call.ts';

type PageOf<T> = { items: T[]; next: string | null; total: number | null };
type ItemOf<E extends Endpoint> = Reply<E> extends PageOf<infer T> ? T : never;
type QueryOf<E extends Endpoint> = Call<E> extends { query: infer Q } ? Omit<Q & object, 'cursor'> : never;
type ParamsOf<E extends Endpoint> = Call<E> extends { params: infer P } ? [params: P] : [];

export interface Pages<T> {
  items: readonly T[];
  /** How many there are in all, where the server counts them. */
  total: number | null;
  hasMore: boolean;
  loadMore: () => void;
  isLoading: boolean;
  isLoadingMore: boolean;
  error: Error | null;
  retry: () => void;
}

/** Reads a list page by page by its cursor; other filters start anew, and the old rows stay until the new ones are in. */
export function usePages<E extends Endpoint>(
  endpoint: E,
  query: QueryOf<E>,
  ...[params]: ParamsOf<E>
): Pages<ItemOf<E>> {
  const pages = useInfiniteQuery({
    queryKey: [endpoint.method, endpoint.path, 'pages', query, params],
    queryFn: ({ pageParam, signal }) => {
      const input = { params, query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) } } as unknown as Call<E>;
      return call(endpoint, input, { signal }) as Promise<PageOf<ItemOf<E>>>;
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
  });
  return {
    items: pages.data?.pages.flatMap((page) => page.items) ?? [],
    total: pages.data?.pages[0]?.total ?? null,
    hasMore: pages.hasNextPage,
    loadMore: () => void pages.fetchNextPage(),
    isLoading: pages.isLoading,
    isLoadingMore: pages.isFetchingNextPage,
    error: pages.error,
    retry: () => void pages.refetch(),
  };
}
