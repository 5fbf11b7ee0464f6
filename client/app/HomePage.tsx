import { Navigate } from 'react-router';
import { useSession } from '../api/session.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { menuFor } from './menu.ts';
import { useAppWords } from './words.ts';

/** Leads to the page where this person's day begins: opinions for a consulted office, cases for everybody who handles them. */
export function HomePage() {
  const say = useAppWords();
  const { data: me } = useSession();
  const entries = menuFor(me?.permissions ?? []);
  const isOpinionDesk = !me?.permissions.includes('naming.handle');
  const start = entries.find((entry) => entry.key !== 'opinions' || isOpinionDesk);
  return start ? <Navigate to={start.path} replace /> : <EmptyState text={say('noWork')} />;
}
