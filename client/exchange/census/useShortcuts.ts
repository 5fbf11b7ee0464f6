import { useEffect, useRef, useState } from 'react';
import type { ActName } from './actForm.ts';

const KEY = 'census.shortcuts';
const ACTS: Readonly<Record<string, ActName>> = {
  p: 'promote',
  m: 'merge',
  c: 'candidate',
  x: 'setAside',
  b: 'sendBack',
  u: 'undo',
};

interface Steps {
  j: () => void;
  k: () => void;
  onAct?: (act: ActName) => void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="combobox"], [role="dialog"]') !== null);

const isOther = (event: KeyboardEvent): boolean =>
  event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target);

function stepOf(key: string, { j, k, onAct }: Steps): (() => void) | undefined {
  if (key === 'j' || key === 'k') return key === 'j' ? j : k;
  const act = ACTS[key];
  return act && onAct ? () => onAct(act) : undefined;
}

/** Keys for the review: j and k go on and back, letters open an act. A person may switch them off (WCAG 2.1.4); kept in the browser. */
export function useShortcuts(steps: Steps): { isOn: boolean; setOn: (isOn: boolean) => void } {
  const [isOn, setOn] = useState(() => localStorage.getItem(KEY) !== 'off');
  const latest = useRef(steps);
  useEffect(() => {
    latest.current = steps;
  });
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      const step = isOther(event) ? undefined : stepOf(event.key, latest.current);
      if (!step) return;
      event.preventDefault();
      step();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isOn]);
  return {
    isOn,
    setOn: (on) => {
      localStorage.setItem(KEY, on ? 'on' : 'off');
      setOn(on);
    },
  };
}
