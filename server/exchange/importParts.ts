import type { CompiledRuleSet } from '../detection/compileRuleSet.ts';
import type { Db } from '../platform/db/sql.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { censusTaking } from './census/takeCensus.ts';
import { judge } from './judge/judge.ts';
import { stageRows } from './judge/stageRows.ts';
import { encodingSamples } from './readers/encodingSamples.ts';
import { openSource } from './readers/openSource.ts';
import type { ImportParts } from './runs/importDeps.ts';
import { divisionsTaking } from './take/takeDivisions.ts';
import { linesTaking } from './take/takeLines.ts';
import { markersTaking } from './take/takeMarkers.ts';
import { placesTaking } from './take/takePlaces.ts';
import { fieldsOf } from './understand/fieldsOf.ts';
import { proposeMapping } from './understand/proposeMapping.ts';
import { understand } from './understand/understand.ts';

interface Needs {
  /** The rules in force: keys and spellings of names are made by them. */
  rules: (db: Db) => Promise<CompiledRuleSet>;
  jobs: Pick<Jobs, 'send'>;
}

/** What imports of this register are made of. */
export function importParts({ rules, jobs }: Needs): ImportParts {
  const tables = async (db: Db) => (await rules(db)).tables;
  return {
    ...{ openSource, encodingSamples, proposeMapping, understand, fieldsOf, stageRows, judge },
    takings: {
      divisions: divisionsTaking(tables),
      places: placesTaking(tables),
      census: censusTaking({ rules, jobs }),
      'boundary-lines': linesTaking,
      markers: markersTaking,
    },
  };
}
