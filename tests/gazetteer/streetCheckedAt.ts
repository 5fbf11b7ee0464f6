import { checkName } from '#server/detection/checkName.ts';
import { compileRuleSet } from '#server/detection/compileRuleSet.ts';
import { loadRuleSet } from '#server/detection/loadRuleSet.ts';
import type { PointLineOrArea } from '#server/gazetteer/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import type { Db } from '#server/platform/db/sql.ts';
import { registerPlace } from '#tests/detection/registeredPlace.ts';

/** Registers a street at a point; answers in which scopes a check on a day finds it when its name is proposed there again. */
export async function streetCheckedAt(db: Db, [x, y]: readonly [number, number], county: string) {
  const set = compileRuleSet(loadRuleSet());
  const geometry: PointLineOrArea = {
    type: 'LineString',
    coordinates: [
      [x, y],
      [x + 0.001, y],
    ],
  };
  const street = { name: '测试稻香路', category: 'street', geometry } as const;
  await registerPlace(db, { ...street, county });
  return async (day: string): Promise<string[]> => {
    const { findings } = await checkName(db, set, { ...street, division: DivisionCode.parse(county) }, day);
    return findings.flatMap(({ rule, clash }) => (rule === 'NR-08c' && clash ? [clash.scope] : []));
  };
}
