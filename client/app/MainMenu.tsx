import { DownOutlined } from '@ant-design/icons';
import { type ReactNode, useId, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useSession } from '../api/session.ts';
import { RedCount } from '../naming/dueList/RedCount.tsx';
import { ConflictCount } from '../signs/field/ConflictCount.tsx';
import { entryAt, type MenuEntry, type MenuGroup, menuFor } from './menu.ts';
import { foldedGroups, isUnfolded, rememberFold } from './menuFolds.ts';
import { MENU_ICONS } from './menuIcons.tsx';
import { useAppWords } from './words.ts';
import './mainMenu.css';

const COUNTS: Partial<Record<MenuEntry['key'], ReactNode>> = {
  timeLimits: <RedCount />,
  fieldConflicts: <ConflictCount />,
};

/** Links to what this person may open, by the work they serve; plain links, so that the browser's own ways of opening them work. */
export function MainMenu({ onChoose }: { onChoose?: () => void }) {
  const say = useAppWords();
  const { data: me } = useSession();
  const entries = menuFor(me?.permissions ?? []);
  const current = entryAt(useLocation().pathname);
  const [folds, setFolds] = useState(foldedGroups);
  const groups = [...new Set(entries.map(({ group }) => group))];
  const toggle = (group: MenuGroup, isOpen: boolean) => setFolds(rememberFold(folds, group, isOpen));
  return (
    <nav className="main-menu" aria-label={say('menu')}>
      {groups.map((group) => (
        <Group
          key={group}
          group={group}
          entries={entries.filter((entry) => entry.group === group)}
          current={current?.key}
          isOpen={isUnfolded(folds, group, { entries: entries.length, current: current?.group })}
          onToggle={(isOpen) => toggle(group, isOpen)}
          onChoose={onChoose}
        />
      ))}
    </nav>
  );
}

// The menu has a scroll of its own: where a person is must not lie below its end.
const intoView = (link: HTMLElement | null): void => link?.scrollIntoView({ block: 'nearest' });

interface GroupProps {
  group: MenuGroup;
  entries: readonly MenuEntry[];
  current: MenuEntry['key'] | undefined;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  onChoose: (() => void) | undefined;
}

function Group({ group, entries, current, isOpen, onToggle, onChoose }: GroupProps) {
  const say = useAppWords();
  const list = useId();
  return (
    <>
      <button
        type="button"
        className="menu-group"
        aria-expanded={isOpen}
        aria-controls={list}
        onClick={() => onToggle(!isOpen)}
      >
        {say(`group.${group}`)}
        {/* What waits is seen although its entry is folded away. */}
        {!isOpen && entries.map(({ key }) => COUNTS[key] && <span key={key}>{COUNTS[key]}</span>)}
        <DownOutlined className="menu-group-mark" aria-hidden="true" />
      </button>
      <ul id={list} hidden={!isOpen}>
        {entries.map(({ key, path }) => (
          <li key={key}>
            <Link
              to={path}
              ref={key === current ? intoView : undefined}
              aria-current={key === current ? 'page' : undefined}
              onClick={() => onChoose?.()}
            >
              <span aria-hidden="true">{MENU_ICONS[key]}</span>
              {say(key)}
              {COUNTS[key]}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
