import type { VerifiedCode } from '#server/signs/codes/verifyCode.ts';
import type { CodeState, FieldSign } from '#server/signs/field/fieldContract.ts';

/** What a read code means before a sign, without a network. */
export interface CodeVerdict {
  /** What is recorded. */
  codeState: CodeState;
  /** The text of the code, as recorded; null where only an id was typed. */
  scannedUrl: string | null;
  /** The sign that the code names, true or not; null where it names none. */
  signId: string | null;
  /** That sign, where the package has it. */
  sign: FieldSign | null;
  /** What is said, and what to do. */
  advice:
    | 'genuine'
    | 'unsigned'
    | 'forged'
    | 'revoked'
    | 'other_sign'
    | 'not_a_sign'
    | 'not_in_package'
    | 'other_site'
    | 'typed'
    | 'unread';
  tone: 'good' | 'warn' | 'bad';
  /** The host that a genuine signature leads to although the register lives elsewhere. */
  host: string | null;
}

interface Known {
  signs: readonly FieldSign[];
  /** The sign whose form is open; null where the scan is to find it. */
  expectedId: string | null;
}

/** Judges what `verifyCode` found of a text against the package and the sign one stands before. */
export function codeVerdict(text: string, checked: VerifiedCode, { signs, expectedId }: Known): CodeVerdict {
  const sign = signs.find(({ id }) => id === checked.id) ?? null;
  const rest = { scannedUrl: text.slice(0, 500), signId: checked.id, sign, host: null };
  const { state } = checked;
  // Something that is no sign's address, on a sign: pasted over.
  if (state === 'not_a_sign') return { ...rest, codeState: 'forged', advice: state, tone: 'bad' };
  if (state === 'forged' || state === 'revoked') return { ...rest, codeState: state, advice: state, tone: 'bad' };
  if (expectedId !== null && checked.id !== expectedId)
    return { ...rest, codeState: 'other_sign', advice: 'other_sign', tone: 'bad' };
  if (!sign) return { ...rest, codeState: state, advice: 'not_in_package', tone: 'warn' };
  if (state === 'unsigned') return { ...rest, codeState: state, advice: state, tone: 'warn' };
  // The signature is over the id alone, so that a move of the register keeps plates: the host is for a person to judge.
  if (checked.origin !== null && checked.origin !== new URL(sign.url).origin)
    return { ...rest, codeState: 'genuine', advice: 'other_site', tone: 'warn', host: new URL(checked.origin).host };
  return { ...rest, codeState: 'genuine', advice: 'genuine', tone: 'good' };
}

/** A sign found by its number or at hand, whose code was not read. */
export const unreadVerdict = (sign: FieldSign, advice: 'typed' | 'unread'): CodeVerdict => ({
  codeState: 'unreadable',
  scannedUrl: null,
  signId: sign.id,
  sign,
  advice,
  tone: 'warn',
  host: null,
});

/** The signs that a typed text may mean: the number of a sign or its last five characters or more, as Crockford forgives. */
export function signsTyped(text: string, signs: readonly FieldSign[]): FieldSign[] {
  const typed = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{5,26}$/.test(typed)) return [];
  return signs.filter(({ id }) => id.endsWith(typed));
}

/** Of all codes in one picture the best: a wall may carry advertisements beside a plate. Others are counted, because one may be stuck on it. */
export function bestVerdict(verdicts: readonly CodeVerdict[]): (CodeVerdict & { others: number }) | null {
  const ranked = [...verdicts].sort((a, b) => RANK[a.tone] - RANK[b.tone]);
  const [best] = ranked;
  return best ? { ...best, others: new Set(verdicts.map(({ scannedUrl }) => scannedUrl)).size - 1 } : null;
}

const RANK = { good: 0, warn: 1, bad: 2 } as const;
