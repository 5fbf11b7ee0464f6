/** What is wrong with one entry of a record, by JSON pointer. */
export interface RecordFault {
  pointer: string;
  code: string;
  detail: string;
  detailZh: string;
}

export const recordFault = (pointer: string, code: string, detail: string, detailZh: string): RecordFault => ({
  pointer,
  code,
  detail,
  detailZh,
});

/** A fault where a day has not come yet. */
export const tooLate = (pointer: string, day: string, today: string): RecordFault[] =>
  day <= today
    ? []
    : [
        recordFault(
          pointer,
          'future-day',
          `The day lies in the future (today is ${today})`,
          `日期不能晚于今天（${today}）`,
        ),
      ];
