import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { z } from 'zod';
import type { CaseListItem } from '#server/naming/caseContract.ts';
import { rememberQueue } from './caseQueue.ts';
import { useShortcuts } from './useShortcuts.ts';

const Opened = z.object({ opened: z.string() });
const LINK = '#content a.record-name';

const links = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(LINK)];

function move(by: 1 | -1): void {
  const all = links();
  const at = all.findIndex((link) => link.matches(':focus'));
  const to = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
  all[to]?.focus();
}

/** Arrows scroll the page unless a row has the focus. */
function arrow(by: 1 | -1): void {
  if (document.activeElement?.matches(LINK)) move(by);
  else window.scrollBy({ top: by * 40 });
}

const ARROWS = { ArrowDown: () => arrow(1), ArrowUp: () => arrow(-1) };

/** Up and down a list of cases by keys; remembers the list for the way from case to case, and the row one came from. */
export function useListKeys(cases: readonly CaseListItem[]): void {
  const { pathname, search, state } = useLocation();
  const opened = Opened.safeParse(state).data?.opened;
  const returned = useRef(false);
  useEffect(() => {
    rememberQueue(pathname + search, cases);
    if (!opened || returned.current || cases.length === 0) return;
    returned.current = true;
    // The row may have left the list by what was done in the case: then its first row.
    const own = links().find((link) => link.getAttribute('href')?.endsWith(opened));
    (own ?? links()[0])?.focus();
  }, [pathname, search, cases, opened]);
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    ...ARROWS,
    '/': () => document.querySelector<HTMLElement>('#content search input')?.focus(),
  });
}
