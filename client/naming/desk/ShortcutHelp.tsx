import { Button, Modal, Switch } from 'antd';
import { useId, useState } from 'react';
import { useDeskWords } from './deskWords.ts';
import { KeyMark } from './KeyMark.tsx';
import { switchShortcuts, useShortcutsAreOn } from './shortcutSwitch.ts';
import { useShortcuts } from './useShortcuts.ts';
import './desk.css';

const KEYS = {
  list: [
    ['listNext', 'j', '↓'],
    ['listPrevious', 'k', '↑'],
    ['open', 'Enter'],
    ['search', '/'],
    ['help', '?'],
  ],
  case: [
    ['next', 'j'],
    ['previous', 'k'],
    ['back', 'u'],
    ['primary', '1', '2', '3'],
    ['resolve', 'r'],
    ['help', '?'],
  ],
  dialog: [
    ['send', 'Ctrl + Enter'],
    ['cancel', 'Esc'],
  ],
} as const;

/** The button that shows the keys, and what `?` opens. There the single keys can be switched off. */
export function ShortcutHelp() {
  const say = useDeskWords();
  const [isOpen, setOpen] = useState(false);
  useShortcuts({ '?': () => setOpen(true) });
  return (
    <>
      <Button className="no-print shortcut-button" onClick={() => setOpen(true)} aria-keyshortcuts="?">
        {say('help')} <KeyMark of="?" />
      </Button>
      <Modal
        open={isOpen}
        title={say('helpTitle')}
        onCancel={() => setOpen(false)}
        destroyOnHidden
        footer={<Button onClick={() => setOpen(false)}>{say('close')}</Button>}
      >
        <KeyList place="list" />
        <KeyList place="case" />
        <KeyList place="dialog" />
        <SingleKeys />
      </Modal>
    </>
  );
}

function KeyList({ place }: { place: keyof typeof KEYS }) {
  const say = useDeskWords();
  return (
    <>
      <h3>{say(`in.${place}`)}</h3>
      <dl className="key-list">
        {KEYS[place].map(([what, ...keys]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(`key.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function SingleKeys() {
  const say = useDeskWords();
  const isOn = useShortcutsAreOn();
  const id = useId();
  return (
    <div className="key-switch">
      <Switch id={id} checked={isOn} onChange={switchShortcuts} aria-describedby={`${id}-hint`} />
      <div>
        <label htmlFor={id}>{say('switch')}</label>
        <p id={`${id}-hint`} className="hint">
          {say('switchHint')}
        </p>
      </div>
    </div>
  );
}
