import { useEffect, useRef } from 'react';
import type { CaseDetail } from '#server/naming/caseContract.ts';

/** After an act the button that began it is often gone, and the focus with it: then it goes to the bar with the next acts. */
export function useActFocus({ version }: Pick<CaseDetail, 'version'>): void {
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body || activeElement.id === 'content')
      document.querySelector<HTMLElement>('.action-bar')?.focus({ preventScroll: true });
  }, [version]);
}
