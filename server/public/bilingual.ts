import type { View } from './view.ts';

const HAN = /\p{Script=Han}/u;

/**
 * The half of a shipped note that fits the page: rows of `data/` hold `中文 / English`, several of them parted by `；`.
 * A text in one language, or one whose slash parts something else, is shown whole.
 */
export function bilingual(say: View['say'], text: string): string {
  const parts = text.split('；').map(halves);
  if (parts.every(({ en }) => en === undefined)) return text;
  const english = parts.flatMap(({ en }) => en ?? []);
  return say(parts.map(({ zh }) => zh).join('；'), english.join('; '));
}

function halves(part: string): { zh: string; en?: string } {
  const [zh = '', en] = part.split(' / ', 2);
  return en !== undefined && HAN.test(zh) && !HAN.test(en) ? { zh, en } : { zh: part };
}
