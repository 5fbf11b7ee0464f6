import { deadline } from '../deadline.ts';
import type { TriggerRow } from './needContract.ts';
import type { ProcedureRecord } from './procedureContract.ts';
import { type RecordFault, recordFault, tooLate } from './recordFault.ts';

type Consultation = Extract<ProcedureRecord, { form: 'consultation' }>;
type Limits = Pick<TriggerRow, 'minDays' | 'unit' | 'mayShorten' | 'articleZh' | 'articleEn'>;

/** A consultation that is over, whose main opinions were handled one by one (TR-IM art. 5), and long enough (MD art. 15). */
export function consultationFaults(record: Consultation, rows: readonly Limits[], today: string): RecordFault[] {
  const { from, until, received, opinions } = record;
  return [
    ...(until < from ? [recordFault('/until', 'wrong-order', 'It ends before it begins', '截止日早于开始日')] : []),
    ...tooLate('/until', until, today),
    ...(received < opinions.length
      ? [recordFault('/received', 'too-few', 'Fewer than the opinions listed', '少于所列主要意见的条数')]
      : []),
    ...(received > 0 && opinions.length === 0
      ? [recordFault('/opinions', 'opinions-missing', 'List the main opinions', '收到意见的，应当列明主要意见及处理')]
      : []),
    ...rows.flatMap((row) => shortFaults(record, row)),
  ];
}

function shortFaults({ from, until, explanation }: Consultation, row: Limits): RecordFault[] {
  const { minDays, unit, mayShorten, articleZh, articleEn } = row;
  if (minDays === null || until >= deadline({ length: minDays, unit }, from)) return [];
  if (!mayShorten) {
    return [
      recordFault(
        '/until',
        'too-short',
        `It must last at least ${minDays} days (${articleEn})`,
        `不得少于 ${minDays} 日（${articleZh}）`,
      ),
    ];
  }
  if (explanation.length >= 10) return [];
  return [
    recordFault(
      '/explanation',
      'too-short',
      `Fewer than ${minDays} days must be explained (${articleEn})`,
      `少于 ${minDays} 日的应当说明理由（${articleZh}）`,
    ),
  ];
}
