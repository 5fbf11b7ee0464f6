import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { mayChangeRow } from '../../detection/ruleDesk/mayChangeRow.ts';
import type { ThresholdId } from './thresholdContract.ts';

/** Whether the office may set a value for a jurisdiction: its own divisions, and the nation from the prefecture up, as rules are. */
export const mayChangeFor = (actor: Pick<Actor, 'divisionCode'>, jurisdiction: string): boolean =>
  (jurisdiction === 'CN' || jurisdiction.startsWith(divisionPrefix(actor.divisionCode))) &&
  mayChangeRow(actor, jurisdiction);

// What was sent is forgotten for all receivers at once.
const NATION_ONLY: ReadonlySet<ThresholdId> = new Set<ThresholdId>(['webhook_kept_days']);

/** Whether a division may have a value of its own. */
export const takesDivisions = (id: ThresholdId): boolean => !NATION_ONLY.has(id);
