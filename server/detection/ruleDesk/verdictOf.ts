import type { Finding } from '../contract.ts';
import type { Judgement } from './judgeName.ts';

const keyOf = ({ rule, result, level, severity, span, clash, exception }: Finding): string =>
  JSON.stringify([rule, result, level, severity, span?.start, span?.end, clash?.nameId, exception !== null]);

/** Two judgements with this in common say the same: other wording or a new version number changes no verdict. */
export const verdictOf = ({ findings }: Judgement): string => findings.map(keyOf).sort().join('\n');

/** JSON with its keys in order: what went through the database compares equal to what did not. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
