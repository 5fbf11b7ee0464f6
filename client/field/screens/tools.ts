import type { Language } from '../ui/addWords.ts';

/** What the tab “more” leads to, one line per screen. */
export const TOOLS: { path: string; title: Record<Language, string> }[] = [];
