/**
 * A heading as it is compared: half-width, lower case, without blanks, brackets and their signs, units and numbers of
 * zones: `经度（GCJ-02）` and `Y坐标（东，带号36）` keep what stands in brackets as letters, `（米）` is dropped.
 */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(UNIT, '')
    .replace(SYSTEM, '')
    .replace(/带号\d+/g, '')
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '');
}

const UNIT = /[([](米|m|度|°|千米|公里|km|平方千米|必填|选填|\*)[)\]]|\*/g;
const SYSTEM = /gcj-?0?2|wgs-?84|cgcs-?2000|国测局(坐标)?|2000国家大地坐标系/g;
