import type { Decided } from './decideProcedures.ts';
import { isDemanded } from './isDemanded.ts';
import type { ProcedureState } from './needContract.ts';
import type { HearingRecord, ProcedureRecord } from './procedureContract.ts';
import { recordFaults } from './recordFaults.ts';

interface Recorded {
  record: ProcedureRecord;
  /** It is about the name and the place as they are. */
  stands: boolean;
}

/** How a procedure stands on a day; a record is held against the rows as they hold now, not as they did when it was written. */
export function procedureState(need: Decided, recorded: Recorded | undefined, today: string): ProcedureState {
  if (!recorded) return unrecorded(need);
  const { record, stands } = recorded;
  if (!stands) return 'outdated';
  if (record.form === 'omission') return need.mayOmit ? 'omitted' : 'insufficient';
  if (recordFaults(record, need.reasons, today).length > 0) return 'insufficient';
  return record.form === 'hearing' && !isOver(record, today) ? 'under_way' : 'done';
}

const unrecorded = (need: Decided): ProcedureState => {
  if (need.procedure === 'legality') return 'step';
  return isDemanded(need) ? 'missing' : 'open';
};

const isOver = ({ course, heldOn }: HearingRecord, today: string): boolean =>
  course === 'waived' || course === 'lapsed' || (heldOn !== null && heldOn <= today);
