import type { CheckCode, CheckResult, EvidenceClass, EvidenceRules } from './evidenceContract.ts';

/** What the checks of arts. 7 and 8 ask of a paper. */
export interface EvidenceFacts {
  kind: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD; null where the paper bears no date. */
  dated: string | null;
  sealedA: boolean;
  sealedB: boolean;
  hasMap: boolean;
  /** Other provinces that its area touches. */
  otherProvinces: readonly string[];
  /** Whether its area lies in outlines on record of its own province; null without an area, or without outlines to tell. */
  withinOwn: boolean | null;
}
/** What the checks ask of the dispute. */
export interface DisputeDates {
  aroseOn: string;
}
type Rules = Pick<EvidenceRules, 'kinds' | 'checks' | 'liberation'>;

interface Judged {
  proposed: EvidenceClass;
  /** The checks of the class that its kind names. */
  checks: { code: CheckCode; result: CheckResult }[];
  refused: { class: EvidenceClass; failed: CheckCode[] }[];
}

/**
 * What class a paper is proposed for and why, by the rows of arts. 7-9: the class of its kind, unless a check of it fails;
 * then it is neither basis nor reference. Also which classes a ruling may not give.
 */
export function judgeEvidence(facts: EvidenceFacts, dispute: DisputeDates, rules: Rules): Judged {
  const named = rules.kinds.find(({ id }) => id === facts.kind)?.class ?? 'EXCLUDED';
  const checksOf = (one: EvidenceClass) =>
    rules.checks
      .filter((row) => row.class === one)
      .map(({ code }) => ({ code, result: CHECKS[code](facts, dispute, rules) }));
  const checks = checksOf(named);
  const failed = checks.some(({ result }) => result === 'fail');
  const isAdmissible = named !== 'EXCLUDED';
  return { proposed: failed ? 'EXCLUDED' : named, checks, refused: CLASSES.flatMap((one) => refusalOf(one)) };

  function refusalOf(one: EvidenceClass): Judged['refused'] {
    const failing = checksOf(one).flatMap(({ code, result }) => (result === 'fail' ? code : []));
    return isAdmissible && failing.length === 0 ? [] : [{ class: one, failed: failing }];
  }
}

const CLASSES: readonly EvidenceClass[] = [
  ...(['BASIS_1', 'BASIS_2', 'BASIS_3', 'BASIS_4', 'BASIS_5', 'REF_1', 'REF_2', 'REF_3', 'REF_4'] as const),
];

type Check = (facts: EvidenceFacts, dispute: DisputeDates, rules: Rules) => CheckResult;

const CHECKS: Record<CheckCode, Check> = {
  // Undated is as bad as late: nothing shows that it is from before.
  before_dispute: ({ dated }, { aroseOn }) => (dated === null ? 'fail' : isBefore(spanOf(dated), [aroseOn, aroseOn])),
  after_liberation: ({ dated }, _dispute, { liberation }) => {
    if (dated === null) return 'fail';
    const spans = liberation.map((row) => spanOf(row.dated));
    if (spans.length === 0) return 'unclear';
    const earliest = spans.map(([first]) => first).toSorted()[0] ?? '';
    const latest =
      spans
        .map(([, last]) => last)
        .toSorted()
        .at(-1) ?? '';
    return isBefore([earliest, latest], spanOf(dated));
  },
  sealed_by_both: ({ sealedA, sealedB }) => (sealedA && sealedB ? 'pass' : 'fail'),
  own_province: ({ otherProvinces, withinOwn }) => {
    if (otherProvinces.length > 0) return 'fail';
    return withinOwn === true ? 'pass' : 'unclear';
  },
  // The articles name document and map together; whether one without its map still counts is for the examiner.
  with_map: ({ hasMap }) => (hasMap ? 'pass' : 'unclear'),
};

type Span = readonly [first: string, last: string];

/** The first and the last day that a date of day, month or year may mean. */
function spanOf(dated: string): Span {
  if (dated.length === 10) return [dated, dated];
  if (dated.length === 4) return [`${dated}-01-01`, `${dated}-12-31`];
  const [year, month] = dated.split('-').map(Number);
  const last = new Date(Date.UTC(year ?? 0, month ?? 0, 0)).toISOString().slice(0, 10);
  return [`${dated}-01`, last];
}

/** Whether one span lies wholly before another, wholly not, or may. */
function isBefore([first, last]: Span, [otherFirst, otherLast]: Span): CheckResult {
  if (last < otherFirst) return 'pass';
  return first >= otherLast ? 'fail' : 'unclear';
}
