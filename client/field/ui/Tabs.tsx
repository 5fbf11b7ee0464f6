import { usePath } from './router.ts';
import { useFrameWords } from './words.ts';

const TABS = [
  { path: '/', word: 'tab.signs' },
  { path: '/map', word: 'tab.map' },
  { path: '/scan', word: 'tab.scan' },
  { path: '/outbox', word: 'tab.outbox' },
  { path: '/tools', word: 'tab.tools' },
] as const;

/** The main screens, at the foot of each of them. */
export function Tabs() {
  const say = useFrameWords();
  const path = usePath();
  return (
    <nav aria-label={say('tabs')} className="tabs">
      {TABS.map((tab) => (
        <a key={tab.path} href={`#${tab.path}`} {...(path === tab.path ? { 'aria-current': 'page' as const } : {})}>
          {say(tab.word)}
        </a>
      ))}
    </nav>
  );
}
