// Last three digits by class: committees 001–199 and 200–399 (民发〔2002〕170号), the same hundreds as in practice.
const COMMITTEES = [
  [1, 199],
  [200, 399],
  [400, 599],
  [600, 999],
] as const;
// Street offices, towns, townships, others (GB/T 10114).
const TOWNSHIPS = [[1, 99], [100, 199], ...COMMITTEES.slice(1)] as const;
type Classes = readonly (readonly [number, number])[];

/**
 * Codes of committees that come under another township, or of townships under another county: the last three digits stay where they were never used there, else the
 * next in their class. @throws RangeError when a class is full
 */
export function childCodes(children: readonly string[], stem: string, used: readonly string[]): Map<string, string> {
  const taken = new Set(used.filter((code) => code.startsWith(stem)).map((code) => Number(code.slice(stem.length))));
  const codes = new Map<string, string>();
  const classes = stem.length === 6 ? TOWNSHIPS : COMMITTEES;
  for (const child of children) {
    const own = Number(child.slice(-3));
    const number = taken.has(own) ? next(own, taken, classes) : own;
    taken.add(number);
    codes.set(child, `${stem}${String(number).padStart(3, '0')}`);
  }
  return codes;
}

function next(own: number, taken: ReadonlySet<number>, classes: Classes): number {
  const [first, last] = classes.find(([, end]) => own <= end) ?? [600, 999];
  const greatest = Math.max(first - 1, ...[...taken].filter((number) => number >= first && number <= last));
  if (greatest >= last) throw new RangeError(`No code left in ${first}–${last}`);
  return greatest + 1;
}
