import { Problem } from '../../platform/problem.ts';

/** What was asked on a past day keeps its answer: an area begins and ends today or later. @throws Problem invalid-input */
export function requireNotPast(day: string, { today, pointer }: { today: string; pointer: string }): void {
  if (day >= today) return;
  const detail = `${day} is past: today (${today}) or later, so that past checks keep their answer`;
  const detailZh = `${day} 已过；须为今日（${today}）或以后，以免改变以往检查的依据`;
  throw new Problem('invalid-input', detail, {
    detailZh: `${detailZh}。`,
    errors: [{ in: 'body', pointer, code: 'past-day', detail, detailZh }],
  });
}
