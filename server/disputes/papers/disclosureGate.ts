import { type Db, many, sql } from '../../platform/db/sql.ts';
import { type DisclosureField, type DisclosureLevel, DisclosureRule } from './paperContract.ts';

/** The rules of a level on a day, in their order. */
export const disclosureRules = (db: Db, level: DisclosureLevel, day: string): Promise<DisclosureRule[]> =>
  many(
    db,
    DisclosureRule,
    sql`select field, treatment, label_en as label, label_zh as "labelZh", article, article_zh as "articleZh", verified
          from dispute_disclosure_rule where level = ${level} and valid @> ${day}::date order by sort`,
  );

/**
 * What every word of a dispute's file passes on its way to paper. A section says of each value to which field it belongs; what the rules
 * keep back is replaced here, so that it reaches no paper, and no byte of one.
 */
export interface DisclosureGate {
  /** The value, or words of one length that say nothing of it; null stays null. */
  show(field: DisclosureField, value: string | null): string | null;
  /** Whether a part of the file is in the paper at all. */
  holds(field: DisclosureField): boolean;
}

/** Words of one length, whatever stood there. */
const BLACKED_OUT = '〔不予公开〕';

export const OPEN_GATE: DisclosureGate = { show: (_field, value) => value, holds: () => true };

/** A gate by rules; a field without a rule stays inside. `hide` is told what was kept back. */
export function disclosureGate(
  rules: readonly DisclosureRule[],
  hide: (field: DisclosureField, value: string) => void = () => undefined,
): DisclosureGate {
  const treatments = new Map(rules.map(({ field, treatment }) => [field, treatment]));
  return {
    show: (field, value) => {
      if (value === null || treatments.get(field) === 'shown') return value;
      hide(field, value);
      return treatments.get(field) === 'masked' ? BLACKED_OUT : null;
    },
    holds: (field) => treatments.has(field) && treatments.get(field) !== 'left_out',
  };
}
