import { z } from 'zod';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { IncidentKind, IncidentLimit, MeasureRule } from './incidentContract.ts';

const StoredKind = IncidentKind.omit({ measures: true });
const StoredMeasure = MeasureRule.extend({ kind: z.string() });

/** Where and when: the rows in force on a day, those of the province before those of the nation. */
export interface RuleScope {
  day: string;
  province: string;
}

/** The kinds of incidents with what the law asks for each, and the limits of the office, on a day. */
export async function incidentRules(db: Db, scope: RuleScope) {
  const kinds = await many(db, StoredKind, sql`select * from (${selectKinds(scope)}) k order by sort`);
  const measures = await many(db, StoredMeasure, sql`select * from (${selectMeasures(scope)}) m order by kind, sort`);
  const limits = await many(
    db,
    IncidentLimit,
    sql`select distinct on (step) step, days, article, article_zh as "articleZh", verified
          from boundary_incident_limit where ${inScope(scope)} order by step, jurisdiction desc`,
  );
  const items = kinds.map((kind) => ({
    ...kind,
    measures: measures.filter((one) => one.kind === kind.code).map(({ kind: _, ...rule }) => rule),
  }));
  return { items, limits };
}

const inScope = ({ day, province }: RuleScope): Sql =>
  sql`valid @> ${day}::date and jurisdiction in ('000000', ${province})`;

const selectKinds = (scope: RuleScope): Sql => sql`
  select distinct on (code) code, sort, label, label_zh as "labelZh", about, causes, defect_codes as "defectCodes", rule,
         rule_zh as "ruleZh", article, article_zh as "articleZh", verified
    from boundary_incident_kind where ${inScope(scope)}
   order by code, jurisdiction desc`;

const selectMeasures = (scope: RuleScope): Sql => sql`
  select distinct on (kind, code) kind, code, sort, label, label_zh as "labelZh", duty, causes, proof, event_types as "eventTypes",
         most_yuan as "mostYuan", penalty_parts as "penaltyParts", waivable, authority, article, article_zh as "articleZh",
         verified, note, note_zh as "noteZh"
    from boundary_incident_measure where ${inScope(scope)}
   order by kind, code, jurisdiction desc`;
