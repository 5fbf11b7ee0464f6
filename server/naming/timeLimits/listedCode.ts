import { codeList } from '../../gazetteer/codeList.ts';
import type { CodeListItem } from '../../gazetteer/codeListContract.ts';
import type { ActContext } from '../act.ts';
import { fieldProblem } from '../fieldProblem.ts';

/**
 * The code of a list as it stands on the day of the act in the division of the case.
 * @throws Problem invalid-input at `pointer` for a code the list does not have
 */
export async function listedCode(
  { tx, found, today }: ActContext,
  { kind, code, pointer }: { kind: string; code: string; pointer: string },
): Promise<CodeListItem> {
  const items = await codeList(tx, { kind, day: today, division: found.divisionCode });
  const item = items.find((listed) => listed.code === code);
  if (item) return item;
  throw fieldProblem(pointer, 'no-such-code', `No code ${code} in the list ${kind} today`, `代码表中没有“${code}”`);
}
