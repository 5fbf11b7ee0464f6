import { z } from 'zod';
import type { MenuGroup } from './menu.ts';

/** Groups of the menu that this browser's user has opened or folded; the others are as the office is delivered. */
export type Folds = Readonly<Record<string, boolean>>;

const KEPT_UNDER = 'diming-menu';
const Kept = z.record(z.string(), z.boolean());

// So many fit on a screen without folding.
const FEW = 14;
// Every officer's daily work.
const OPEN_AT_FIRST: readonly MenuGroup[] = ['cases', 'names'];

/** What was kept; nothing where the browser keeps nothing or something else stands there. */
export function foldedGroups(): Folds {
  try {
    return Kept.parse(JSON.parse(localStorage.getItem(KEPT_UNDER) ?? '{}'));
  } catch {
    return {};
  }
}

/** The folds with this one, kept for the next visit where the browser allows it. */
export function rememberFold(folds: Folds, group: MenuGroup, isOpen: boolean): Folds {
  const next = { ...folds, [group]: isOpen };
  try {
    localStorage.setItem(KEPT_UNDER, JSON.stringify(next));
  } catch {
    // Storage refused or full: the fold lasts as long as the page.
  }
  return next;
}

/** Whether a group is open: as its user left it, else where the person is, or where all fits or is daily work. */
export const isUnfolded = (
  folds: Folds,
  group: MenuGroup,
  { entries, current }: { entries: number; current: MenuGroup | undefined },
): boolean => folds[group] ?? (entries <= FEW || group === current || OPEN_AT_FIRST.includes(group));
