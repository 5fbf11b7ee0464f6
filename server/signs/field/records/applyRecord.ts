import type { FieldPayload } from '../fieldContract.ts';
import { applyInspection } from './applyInspection.ts';
import { applyMarkerItem } from './applyMarkerItem.ts';
import { applyNewSign } from './applyNewSign.ts';
import { applyOrderDone } from './applyOrderDone.ts';
import { applyReplacedSign } from './applyReplacedSign.ts';
import { applyReportFollowed } from './applyReportFollowed.ts';
import { requireComplete } from './requireComplete.ts';
import { subjectOf } from './subjectOf.ts';
import type { Outcome, Work } from './work.ts';

/**
 * Makes of a record what it says, in the transaction given, or answers what a person must settle first.
 * @throws Problem when it can never be made: nothing was written then
 */
export async function applyRecord(work: Work): Promise<Outcome> {
  const { tx, actor, deps, row, rules, settlement } = work;
  // Rights and rules may have changed while photographs were on their way. Whoever settles has the division, not the work.
  if (settlement === null) await subjectOf(tx, actor, row.payload);
  await requireComplete(tx, row, { rules, day: deps.today() });
  return applyPayload(work, row.payload);
}

function applyPayload(work: Work, payload: FieldPayload): Promise<Outcome> {
  switch (payload.kind) {
    case 'inspection':
      return applyInspection({ ...work, payload });
    case 'new_sign':
      return applyNewSign({ ...work, payload });
    case 'replaced_sign':
      return applyReplacedSign({ ...work, payload });
    case 'marker_item':
      return applyMarkerItem({ ...work, payload });
    case 'order_done':
      return applyOrderDone({ ...work, payload });
    case 'report_followed':
      return applyReportFollowed({ ...work, payload });
  }
}
