export type Axis = 'lon' | 'lat';

/** Degrees, or why a text is no angle of this axis. `rough`: the seconds were not given though the minutes were written so. */
export type Angle = { degrees: number; rough: boolean } | { en: string; zh: string };

/**
 * Reads a longitude or latitude as offices and maps write it: `106.2`, `106°11′58.0″`, `106度11分58秒`, `东经106°11′58″`,
 * `E106 11 58.0`, full-width digits. Ours and no library's: those that were looked at know neither the Chinese directions
 * nor 度分秒, and take minutes of 75 or a longitude of two directions as if nothing were.
 */
export function parseAngle(text: string, axis: Axis): Angle {
  const plain = plainText(text);
  if (plain === '') return fault('empty', '为空');
  const directions = plain.match(DIRECTION) ?? [];
  const wrong = directionFault(directions, axis);
  if (wrong) return wrong;
  const numbers = NUMBERS.exec(plain.replace(DIRECTION, '').trim());
  if (!numbers?.groups) return unreadable(plain);
  const [degrees = '', minutes, seconds] = [numbers.groups.d, numbers.groups.m, numbers.groups.s];
  return inRange([Number(degrees), Number(minutes ?? 0), Number(seconds ?? 0)], {
    axis,
    rough: minutes !== undefined && seconds === undefined && !minutes.includes('.'),
  });
}

const DIRECTION = /[EWNS]/g;
const NUMBERS =
  /^(?<d>-?\d{1,3}(?:\.\d+)?)\s*(?:[D°]\s*|(?<=\d)\s+|$)(?:(?<m>\d{1,3}(?:\.\d+)?)\s*(?:M\s*|\s+|$)(?:(?<s>\d{1,3}(?:\.\d+)?)\s*(?:"|'')?)?)?$/;

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/东经|東經|[EeＥ]/g, 'E'],
  [/西经|西經|[WwＷ]/g, 'W'],
  [/北纬|北緯|[NnＮ]/g, 'N'],
  [/南纬|南緯|[SsＳ]/g, 'S'],
  [/["″“”〞＂]|′′|''|秒/g, '"'],
  [/['′‘’´＇]|分/g, 'M'],
  [/[°º˚度]/g, '°'],
];

/** NFKC would turn ″ into ′′ and º into o, so that signs go first. */
function plainText(text: string): string {
  const signed = SIGNS.reduce((rest, [pattern, sign]) => rest.replace(pattern, sign), text);
  return signed
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const OWN: Readonly<Record<Axis, string>> = { lon: 'E', lat: 'N' };
const OPPOSITE: Readonly<Record<Axis, string>> = { lon: 'W', lat: 'S' };

function directionFault(found: readonly string[], axis: Axis): Angle | undefined {
  if (new Set(found).size > 1) return fault('contradicts itself', '方向自相矛盾');
  const [only] = found;
  if (only === undefined || only === OWN[axis]) return undefined;
  return only === OPPOSITE[axis]
    ? fault('lies in the other hemisphere, where China is not', '位于西半球或南半球，不在中国')
    : fault('is of the other axis', '方向与该列不符');
}

function unreadable(plain: string): Angle {
  if (!/\d/.test(plain))
    return /[零〇一二三四五六七八九十百]/.test(plain)
      ? fault('numbers in Chinese words are not read', '不读取汉字数字，请改为阿拉伯数字')
      : fault('only a direction or no number', '只有方向，没有数值');
  if (/[,，;；]/.test(plain)) return fault('a comma does not tell degrees from minutes', '用逗号分隔，无法判断度、分');
  return fault('cannot be read as degrees, minutes and seconds', '不能按度分秒读取');
}

function inRange(parts: readonly [number, number, number], { axis, rough }: { axis: Axis; rough: boolean }): Angle {
  const [degrees, minutes, seconds] = parts;
  if (minutes >= 60) return fault(`${minutes} minutes: at most 59`, `分为 ${minutes}，应小于 60`);
  if (seconds >= 60) return fault(`${seconds} seconds: less than 60`, `秒为 ${seconds}，应小于 60`);
  const sum = (Math.abs(degrees) + minutes / 60 + seconds / 3600) * (degrees < 0 ? -1 : 1);
  const most = axis === 'lon' ? 180 : 90;
  if (Math.abs(sum) > most && (minutes > 0 || seconds > 0))
    return fault(`more than ${most} degrees`, `超过 ${most} 度`);
  return { degrees: sum, rough };
}

const fault = (en: string, zh: string): Angle => ({ en, zh });
