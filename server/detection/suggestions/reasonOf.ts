import type { SuggestionBasis } from '../suggestionContract.ts';

const WORDS: Record<SuggestionBasis, (from: string, away: [zh: string, en: string]) => [zh: string, en: string]> = {
  plan: (from) => [
    `地名方案“${from}”预留的名称，尚未使用；申请时请选用该预留名称`,
    `Held by the toponym plan ${from} and not used yet: draw it when you apply`,
  ],
  historic: (from, [zh, en]) => [
    `沿用当地旧名“${from}”（${zh}），保留历史文化`,
    `Keeps the former local name ${from} (${en})`,
  ],
  landform: (from, [zh, en]) => [
    `取自附近的自然地理实体“${from}”（${zh}）`,
    `After the natural feature ${from} (${en})`,
  ],
  direction: (from, [zh, en]) => [`表明与“${from}”的方位关系（${zh}）`, `Says where it lies from ${from} (${en})`],
  nearby: (from, [zh, en]) => [
    `取自附近地名“${from}”（${zh}），便于指位`,
    `After the neighbouring name ${from} (${en})`,
  ],
  division: (from, [zh, en]) => [`取自所在区域“${from}”（${zh}）`, `After the area ${from} (${en})`],
};

const KILOMETRE = 1000;

function distance(metres: number): [zh: string, en: string] {
  if (metres < 1) return ['相接', 'touching'];
  const long = metres >= KILOMETRE;
  const figure = long ? (metres / KILOMETRE).toFixed(1) : String(Math.round(metres));
  return [`相距${figure}${long ? '公里' : '米'}`, `${figure} ${long ? 'km' : 'm'} away`];
}

interface Reasoned {
  basis: SuggestionBasis;
  local: { name: string; metres: number };
}

/** Why a name is suggested, in both languages; distances on the ellipsoid. */
export function reasonOf({ basis, local }: Reasoned): { reason: string; reasonZh: string } {
  const [reasonZh, reason] = WORDS[basis](local.name, distance(local.metres));
  return { reason, reasonZh };
}
