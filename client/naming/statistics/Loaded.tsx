import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useStatisticsWords } from './words.ts';

interface Props {
  reply: Pick<UseQueryResult, 'error' | 'isPending' | 'refetch'>;
  isEmpty: boolean;
  children: ReactNode;
}

/** A table once it is read; says when it is refused, or when there is nothing to count. */
export function Loaded({ reply, isEmpty, children }: Props) {
  const say = useStatisticsWords();
  if (reply.error) return <ProblemAlert error={reply.error} onRetry={() => void reply.refetch()} />;
  if (reply.isPending) return <LoadingBlock rows={6} />;
  return isEmpty ? <EmptyState text={say('nothing')} /> : children;
}
