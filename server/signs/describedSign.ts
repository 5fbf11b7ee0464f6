import { Problem } from '../platform/problem.ts';
import type { Sign } from './contract.ts';
import { editionOf } from './editionOf.ts';
import { plateOfSign } from './plateOfSign.ts';
import { plateProblems } from './plateProblems.ts';
import type { SignRow } from './signRow.ts';
import { signUrl } from './signUrl.ts';

/** A stored sign as the offices see it: with its address and whatever stands against making its plate. */
export function describedSign(row: SignRow, publicUrl: string): Sign {
  const { romanTone: _roman, standardRomanTone: _tone, story: _story, code: _code, ...shown } = row;
  return { ...shown, url: signUrl(publicUrl, row), problems: problemsOf(row, publicUrl) };
}

function problemsOf(row: SignRow, publicUrl: string): Sign['problems'] {
  if (row.standardName === null || row.standardRomanTone === null) return [NAME_GONE];
  const { standardName, standardRomanTone: romanTone, azimuthDegrees } = row;
  try {
    const plate = plateOfSign(row, publicUrl);
    return plateProblems(editionOf(row.edition), { plate, standardName, romanTone, azimuthDegrees }).map(
      ({ code, message, messageZh }) => ({ code, message, messageZh }),
    );
  } catch (error) {
    // A plate that cannot be drawn is a problem of the sign, not of the request.
    if (!(error instanceof Problem)) throw error;
    const { code, detailZh } = error.facts;
    return [{ code: String(code), message: error.message, messageZh: detailZh ?? error.message }];
  }
}

const NAME_GONE = {
  code: 'NAME_NOT_STANDARD',
  message: 'The place has no standard name any more',
  messageZh: '该地已没有标准地名，不得制作标志',
};
