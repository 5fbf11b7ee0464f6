interface Facts {
  level: 'prefecture' | 'county' | 'township';
  /** Code of the superior: 2, 4 or 6 leading digits count. */
  superior: string;
  /** Number ranges of the type, in order. */
  ranges: readonly { first: number; last: number }[];
  /** Every code ever given, withdrawn ones too. */
  used: readonly string[];
}

const DIGITS = { prefecture: [2, 2], county: [4, 2], township: [6, 3] } as const;

/**
 * The next code in sequence below a superior: after the greatest ever given in the range of the type, so that a withdrawn
 * code is never given again. A proposal: codes are fixed by the Ministry or the province (DC art. 5). Undefined where no
 * range is known or none has room.
 */
export function nextCode({ level, superior, ranges, used }: Facts): string | undefined {
  const [kept, width] = DIGITS[level];
  const stem = superior.slice(0, kept);
  const zeros = level === 'prefecture' ? '00' : '';
  const taken = used
    .filter((code) => code.startsWith(stem) && code.length === (level === 'township' ? 9 : 6))
    .map((code) => Number(code.slice(kept, kept + width)));
  for (const { first, last } of ranges) {
    const next = Math.max(first - 1, ...taken.filter((number) => number >= first && number <= last)) + 1;
    if (next <= last) return `${stem}${String(next).padStart(width, '0')}${zeros}`;
  }
  return undefined;
}
