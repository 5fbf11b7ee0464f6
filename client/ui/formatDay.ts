import type { Language } from './addWords.ts';

const english = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });

/** A calendar day `YYYY-MM-DD` as people write it: 2026年3月1日, 1 Mar 2026. */
export function formatDay(day: string, language: Language = 'zh-CN'): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  if (!year || !month || !date) return day;
  if (language === 'en') return english.format(Date.UTC(year, month - 1, date));
  return `${year}年${month}月${date}日`;
}
