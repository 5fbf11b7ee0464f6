import { consultationFaults } from './consultationFaults.ts';
import { hearingFaults } from './hearingFaults.ts';
import type { TriggerRow } from './needContract.ts';
import type { ProcedureRecord } from './procedureContract.ts';
import { type RecordFault, recordFault, tooLate } from './recordFault.ts';

/**
 * Faults of a record that its shape cannot tell: days in order and not to come, what belongs together, and the least days of
 * the rows that hold for the case, each named by its article.
 * @param today YYYY-MM-DD in China standard time
 */
export function recordFaults(record: ProcedureRecord, rows: readonly TriggerRow[], today: string): RecordFault[] {
  switch (record.form) {
    case 'expert':
      return expertFaults(record, today);
    case 'consultation':
      return consultationFaults(record, rows, today);
    case 'hearing':
      return hearingFaults(record, rows, today);
    case 'risk':
    case 'assessment':
      return tooLate('/assessedOn', record.assessedOn, today);
    case 'omission':
      return [];
  }
}

function expertFaults({ heldOn, experts }: Extract<ProcedureRecord, { form: 'expert' }>, today: string): RecordFault[] {
  return [
    ...tooLate('/heldOn', heldOn, today),
    ...experts.flatMap(({ opinion, attachmentId, signedOn }, i) => [
      ...tooLate(`/experts/${i}/signedOn`, signedOn, today),
      ...(opinion.length < 2 && attachmentId === null ? [unwritten(i)] : []),
    ]),
  ];
}

const unwritten = (i: number): RecordFault =>
  recordFault(
    `/experts/${i}/opinion`,
    'opinion-missing',
    'The opinion is written here or attached, signed by the expert',
    '专家意见应当书面提出并签名：填写意见或者选择附件',
  );
