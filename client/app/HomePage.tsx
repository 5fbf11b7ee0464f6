import { Navigate } from 'react-router';
import { useSession } from '../api/session.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { startFor } from './menu.ts';
import { useAppWords } from './words.ts';

/** Leads to the page where this person's day begins. */
export function HomePage() {
  const say = useAppWords();
  const { data: me } = useSession();
  const start = startFor(me?.permissions ?? []);
  return start ? <Navigate to={start} replace /> : <EmptyState text={say('noWork')} />;
}
