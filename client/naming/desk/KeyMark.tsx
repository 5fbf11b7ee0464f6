import { useShortcutsAreOn } from './shortcutSwitch.ts';

/** The key beside what it does, for the eye, while single keys are on; a screen reader has `aria-keyshortcuts`. */
export function KeyMark({ of }: { of: string | number }) {
  if (!useShortcutsAreOn()) return null;
  return (
    <span className="key-mark" aria-hidden="true">
      {of}
    </span>
  );
}
