import { deadline } from '../deadline.ts';
import type { TriggerRow } from './needContract.ts';
import type { HearingRecord } from './procedureContract.ts';
import { type RecordFault, recordFault, tooLate } from './recordFault.ts';

type Limits = Pick<TriggerRow, 'requestDays' | 'withinDays' | 'noticeDays' | 'unit' | 'articleZh' | 'articleEn'>;

/**
 * A hearing from being told of the right to the minutes (LL arts. 47, 48): what each course needs, days in order, the time to
 * ask, to announce and to hold it by the rows. A later day of the hearing itself may lie ahead, its minutes not.
 */
export function hearingFaults(record: HearingRecord, rows: readonly Limits[], today: string): RecordFault[] {
  return [
    ...tooLate('/toldOn', record.toldOn, today),
    ...courseFaults(record),
    ...orderFaults(record, today),
    ...heldFaults(record, today),
    ...rows.flatMap((row) => [...askFaults(record, row, today), ...holdFaults(record, row)]),
  ];
}

const missing = (pointer: string, detail: string, detailZh: string) =>
  recordFault(pointer, 'missing', detail, detailZh);

function courseFaults({ course, requestedOn, requestedBy, waiver, heldOn }: HearingRecord): RecordFault[] {
  const mayHold = course === 'requested' || course === 'own_initiative';
  return [
    ...(course === 'requested' && requestedOn === null
      ? [missing('/requestedOn', 'When was it asked for?', '填写申请听证的日期')]
      : []),
    ...(course === 'requested' && requestedBy === '' ? [missing('/requestedBy', 'By whom?', '填写听证申请人')] : []),
    ...(course === 'waived' && waiver.length < 2
      ? [missing('/waiver', 'How was the right given up?', '写明放弃听证的书面材料')]
      : []),
    ...(heldOn !== null && !mayHold
      ? [recordFault('/heldOn', 'not-held', 'No hearing follows from this course', '未申请听证的，没有举行日期')]
      : []),
  ];
}

function orderFaults(record: HearingRecord, today: string): RecordFault[] {
  const { toldOn, requestedOn, announcedOn, heldOn } = record;
  const days = [
    ['/toldOn', toldOn],
    ['/requestedOn', requestedOn],
    ['/announcedOn', announcedOn],
    ['/heldOn', heldOn],
  ] as const;
  const known = days.flatMap(([pointer, day]) => (day === null ? [] : [{ pointer, day }]));
  const unordered = known.filter(({ day }, i) => i > 0 && day < (known[i - 1]?.day ?? ''));
  return [
    ...unordered.map(({ pointer }) =>
      recordFault(pointer, 'wrong-order', 'Before the step it follows', '早于前一步骤的日期'),
    ),
    ...(requestedOn ? tooLate('/requestedOn', requestedOn, today) : []),
    ...(announcedOn ? tooLate('/announcedOn', announcedOn, today) : []),
  ];
}

function heldFaults({ announcedOn, heldOn, presider, minutes }: HearingRecord, today: string): RecordFault[] {
  if (heldOn === null) return [];
  const isOver = heldOn <= today;
  return [
    ...(announcedOn === null
      ? [missing('/announcedOn', 'When were time and place announced?', '填写公布听证时间、地点的日期')]
      : []),
    ...(isOver && presider === '' ? [missing('/presider', 'Who presided?', '填写听证主持人')] : []),
    ...(isOver && minutes.length < 2 ? [missing('/minutes', 'The minutes are missing', '填写听证笔录')] : []),
    ...(!isOver && minutes !== ''
      ? [recordFault('/minutes', 'future-day', 'The hearing was not held yet', '听证尚未举行，不能有笔录')]
      : []),
  ];
}

function askFaults({ toldOn, course, requestedOn }: HearingRecord, row: Limits, today: string): RecordFault[] {
  if (row.requestDays === null) return [];
  const last = deadline({ length: row.requestDays, unit: row.unit }, toldOn);
  if (course === 'lapsed' && today <= last) {
    return [
      recordFault(
        '/course',
        'still-open',
        `It may be asked for until ${last} (${row.articleEn})`,
        `申请期限至 ${last} 届满，尚不能记为逾期未申请（${row.articleZh}）`,
      ),
    ];
  }
  if (course !== 'requested' || requestedOn === null || requestedOn <= last) return [];
  return [
    recordFault(
      '/requestedOn',
      'asked-late',
      `It could be asked for until ${last} (${row.articleEn}); a hearing held all the same is of the office's own initiative`,
      `申请期限已于 ${last} 届满（${row.articleZh}）；仍举行的，记为本机关主动举行`,
    ),
  ];
}

function holdFaults({ requestedOn, announcedOn, heldOn, explanation }: HearingRecord, row: Limits): RecordFault[] {
  const { noticeDays, withinDays, unit, articleZh, articleEn } = row;
  if (heldOn === null) return [];
  const earliest = noticeDays && announcedOn ? deadline({ length: noticeDays, unit }, announcedOn) : '';
  const latest = withinDays && requestedOn ? deadline({ length: withinDays, unit }, requestedOn) : '9999-12-31';
  return [
    ...(heldOn < earliest
      ? [
          recordFault(
            '/heldOn',
            'announced-late',
            `It must be announced ${noticeDays} days before, so not before ${earliest} (${articleEn})`,
            `应当提前 ${noticeDays} 日公布，最早可于 ${earliest} 举行（${articleZh}）`,
          ),
        ]
      : []),
    ...(heldOn > latest && explanation.length < 10
      ? [
          recordFault(
            '/explanation',
            'held-late',
            `It was to be held by ${latest} (${articleEn}): say why it was not`,
            `应于 ${latest} 前组织听证（${articleZh}），逾期的说明理由`,
          ),
        ]
      : []),
  ];
}
