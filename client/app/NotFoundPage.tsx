import { Link } from 'react-router';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useAppWords } from './words.ts';

export function NotFoundPage() {
  const say = useAppWords();
  return (
    <>
      <PageHeader title={say('notFound')} />
      <EmptyState text={say('notFoundText')}>
        <Link to="/">{say('home')}</Link>
      </EmptyState>
    </>
  );
}
