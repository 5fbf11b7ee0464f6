/** 成文日期 in Arabic numerals without leading zeros (GB/T 9704-2012, 7.3.5.4): 2026年3月10日. */
export function dayInChinese(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
