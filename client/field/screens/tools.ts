import type { Language } from '../ui/addWords.ts';

/** What the tab “more” leads to, one line per screen. */
export const TOOLS: { path: string; title: Record<Language, string> }[] = [
  { path: '/work', title: { 'zh-CN': '任务、反馈、新设和更换', en: 'Work, reports, new and replaced signs' } },
  { path: '/markers', title: { 'zh-CN': '界线联合检查', en: 'Joint inspections' } },
];
