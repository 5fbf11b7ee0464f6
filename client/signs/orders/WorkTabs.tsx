import { NavLink } from 'react-router';
import { useOrderWords } from './words.ts';
import './orders.css';

const PAGES = [
  ['/signs/orders', 'tabOrders'],
  ['/signs/inspections', 'tabInspections'],
  ['/signs/indicators', 'tabIndicators'],
] as const;

/** The pages of upkeep beside one another. */
export function WorkTabs() {
  const say = useOrderWords();
  return (
    <nav className="work-tabs" aria-label={say('work')}>
      {PAGES.map(([to, word]) => (
        <NavLink key={to} to={to}>
          {say(word)}
        </NavLink>
      ))}
    </nav>
  );
}
