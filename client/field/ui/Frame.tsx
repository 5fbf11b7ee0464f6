import type { ReactNode } from 'react';
import { Notices } from '../app/Notices.tsx';
import { OutboxChip } from '../outbox/OutboxChip.tsx';
import { Tabs } from './Tabs.tsx';
import { useFrameWords } from './words.ts';

interface Props {
  title: string;
  /** Where the way back leads; none on the main screens, which show the tabs instead. */
  back?: string;
  /** Before anybody has signed in there is nowhere else to go. */
  alone?: boolean;
  /** What the thumb does here, at the foot of the screen. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A screen: its title at the top, its acts at the foot, where one hand reaches them. */
export function Frame({ title, back, alone = false, actions, children }: Props) {
  const say = useFrameWords();
  return (
    <>
      <header className="top">
        {back === undefined ? null : (
          <a className="back" href={`#${back}`}>
            <span aria-hidden="true">‹</span>
            {say('back')}
          </a>
        )}
        <h1>{title}</h1>
        <OutboxChip />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and lists without links would else not by keyboard */}
      <main id="screen" tabIndex={0}>
        <Notices />
        {children}
      </main>
      {alone ? null : (
        <footer className="foot">
          {actions ? <div className="actions">{actions}</div> : null}
          {back === undefined ? <Tabs /> : null}
        </footer>
      )}
    </>
  );
}
