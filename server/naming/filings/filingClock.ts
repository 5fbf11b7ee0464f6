import type { Db } from '../../platform/db/sql.ts';
import { type ClockRule, chosenClock } from '../clocks.ts';
import { fieldProblem } from '../fieldProblem.ts';
import type { FilingDraft } from './filingContract.ts';
import type { FilingFacts } from './filingFacts.ts';
import type { Route } from './findRoute.ts';

/**
 * The clock of filing for an approval made elsewhere (TR art. 13), of the row of `clock_choice` in force on its day.
 * @throws Problem invalid-input where no clock is chosen: a filing has a last day
 */
export async function dueClock(
  tx: Db,
  approval: Pick<FilingDraft, 'category' | 'approverDivision' | 'approvedOn'>,
  { variant }: Pick<Route, 'variant'>,
): Promise<ClockRule> {
  const day = approval.approvedOn;
  const rule = await chosenClock(tx, { counted: countedAs({ ...approval, variant }), purpose: 'filing', day });
  if (rule) return rule;
  throw fieldProblem(
    '/category',
    'no-clock',
    `No clock of filing is chosen for ${approval.category} on ${day}`,
    '这一类别未设定备案期限，请先在时限设置中登记',
  );
}

/** The clock of the announcement that follows a filing accepted on a day (TR art. 14), and since when it counts; null where none runs. */
export async function announcementClock(
  tx: Db,
  found: Pick<FilingFacts, 'category' | 'approverDivision' | 'approvedOn' | 'variant'>,
  acceptedOn: string,
): Promise<{ rule: ClockRule; startedOn: string } | null> {
  const rule = await chosenClock(tx, { counted: countedAs(found), purpose: 'publication', day: acceptedOn });
  if (!rule) return null;
  return { rule, startedOn: rule.startsOn.includes('filing_accepted') ? acceptedOn : found.approvedOn };
}

// What is filed enters the register as a name that was given, whatever it was called before.
const countedAs = ({
  category,
  variant,
  approverDivision,
}: Pick<FilingFacts, 'category' | 'variant' | 'approverDivision'>) =>
  ({ kind: 'naming', category, variant, divisionCode: approverDivision }) as const;
