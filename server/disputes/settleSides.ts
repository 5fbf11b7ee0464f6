import { fieldProblem } from '../naming/fieldProblem.ts';
import type { Db } from '../platform/db/sql.ts';
import type { DisputeDraft } from './contract.ts';
import { disputeHandling, partiesOn } from './disputeHandling.ts';
import { partyFault } from './partyFault.ts';

export type Codes = readonly [string, string];

/** The sides in the order of their codes, and who handles a dispute between them on a day. @throws Problem invalid-input */
export async function settleSides(
  tx: Db,
  { track, sideA, sideB }: Pick<DisputeDraft, 'track' | 'sideA' | 'sideB'>,
  day: string,
) {
  const found = await partiesOn(tx, [sideA, sideB], day);
  for (const [pointer, code] of [
    ['/sideA', sideA],
    ['/sideB', sideB],
  ] as const) {
    if (!found.some((party) => party.code === code))
      throw fieldProblem(pointer, 'no-division', `No division ${code} on ${day}`, `没有区划代码为 ${code} 的行政区`);
  }
  const [a, b = a] = found;
  if (!a || !b) throw new Error('Both divisions were found');
  const fault = partyFault(a, b);
  if (fault) throw fieldProblem('/sideB', fault.code, fault.message, fault.messageZh);
  const handling = await disputeHandling(tx, track, [a, b], day);
  if (!handling)
    throw fieldProblem(
      '/sideB',
      'no-authority',
      'No authority over both sides is on record',
      '系统中没有处理该争议的机关，请核对行政区划',
    );
  const sides: Codes = [a.code, b.code];
  return { sides, handling };
}
