import { deadline, unitsLeft } from '../deadline.ts';
import type { Tell } from './escalationContract.ts';

export interface EscalationRule {
  code: string;
  /** `CN`, or the leading digits of the divisions in which the row holds. */
  jurisdiction: string;
  /** A clock rule, or `*` for every time limit. */
  clock: string;
  /** Units of the limit after its last day; 0 on it, negative before it. */
  units: number;
  tell: Tell;
}

export interface EscalatedLimit {
  clock: string;
  unit: 'working_day' | 'day';
  dueOn: string;
  pausedFrom: string | null;
  divisionCode: string;
  /** Who must meet it, and who waits for it. */
  officeId: string;
  handlerId: string | null;
  receiverId: string | null;
}

/**
 * The rows that a limit has reached on a day. Of rows with one code the narrowest jurisdiction counts. What is due before or on
 * the last day is not made up for after it; what is due after it is, however late one looks. A limit that is paused reaches none,
 * and nobody is told as waiting for himself.
 * @param today YYYY-MM-DD in China standard time
 */
export function escalationsReached<R extends EscalationRule>(
  limit: EscalatedLimit,
  rules: readonly R[],
  today: string,
): R[] {
  if (limit.pausedFrom !== null && limit.pausedFrom <= limit.dueOn) return [];
  return rules.filter(
    (rule) =>
      (rule.clock === '*' || rule.clock === limit.clock) &&
      rule === inForce(rules, rule.code, limit.divisionCode) &&
      hasCome(rule.units, limit, today) &&
      !isWaitingForItself(rule.tell, limit),
  );
}

// Past the last day it is the unit itself that counts: two working days after a Friday are Tuesday, whoever looks on Sunday.
function hasCome(units: number, { unit, dueOn }: EscalatedLimit, today: string): boolean {
  if (units > 0) return today >= deadline({ length: units, unit }, dueOn);
  return today <= dueOn && unitsLeft(unit, dueOn, today) <= -units;
}

const breadth = ({ jurisdiction }: EscalationRule): number => (jurisdiction === 'CN' ? 0 : jurisdiction.length);

function inForce<R extends EscalationRule>(rules: readonly R[], code: string, division: string): R | undefined {
  return rules
    .filter((rule) => rule.code === code && (rule.jurisdiction === 'CN' || division.startsWith(rule.jurisdiction)))
    .toSorted((a, b) => breadth(b) - breadth(a))[0];
}

function isWaitingForItself(tell: Tell, { officeId, handlerId, receiverId }: EscalatedLimit): boolean {
  if (tell === 'handler') return handlerId === null || handlerId === officeId;
  return tell === 'receiver' && (receiverId === null || receiverId === officeId);
}
