import { z } from 'zod';
import { type Db, maybeOne } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { Incident, type IncidentId, type IncidentKind, type Measure } from './incidentContract.ts';
import { selectIncident } from './incidentRow.ts';
import { incidentRules } from './incidentRules.ts';
import { applies, mayDismiss, nextIncidentStep } from './incidentSteps.ts';

const Act = Incident.shape.acts.element.extend({ content: z.record(z.string(), z.unknown()) });
const Stored = Incident.omit({
  rule: true,
  limits: true,
  measures: true,
  acts: true,
  next: true,
  mayDismiss: true,
}).extend({
  provinceCode: z.string(),
  acts: Act.array(),
});

/** One incident with its rules and what comes next. Whether one may read it is asked before. @throws Problem not-found */
export async function findIncident(db: Db, id: IncidentId): Promise<Incident> {
  const stored = await maybeOne(db, Stored, selectIncident(id));
  if (!stored) throw new Problem('not-found', `No incident ${id}`, { detailZh: '没有这条界线事件。' });
  const { provinceCode, acts, ...incident } = stored;
  const { items, limits } = await incidentRules(db, { day: stored.foundOn, province: provinceCode });
  const found = items.find(({ code }) => code === stored.kind.code);
  if (!found) throw new Error(`No rule of incidents ${stored.kind.code} on ${stored.foundOn}`);
  const { measures: asked, ...rule } = found;
  const measures = measuresOf({ measures: asked }, stored);
  const facts = { ...incident, measures, ...informedOf(stored) };
  return {
    ...{ ...incident, rule, limits, measures },
    acts: acts.map(({ content: _, ...act }) => act),
    ...{ next: nextIncidentStep(facts), mayDismiss: mayDismiss(facts) },
  };
}

const informedOf = ({ notices, sideA, sideB }: Pick<Incident, 'notices' | 'sideA' | 'sideB'>) => ({
  informedA: notices.some(({ side }) => side === sideA.code),
  informedB: notices.some(({ side }) => side === sideB.code),
});

/** Of each measure the latest record counts. */
function measuresOf(
  { measures }: Pick<IncidentKind, 'measures'>,
  { acts, cause }: Pick<z.infer<typeof Stored>, 'acts' | 'cause'>,
): Measure[] {
  return measures
    .filter((rule) => applies(rule, cause))
    .map((rule) => {
      const last = acts.findLast(({ measure }) => measure === rule.code);
      if (!last) return { rule, outcome: 'open', content: null, actor: null, organisation: null, at: null };
      const { outcome, content, actor, organisation, at } = last;
      return { rule, outcome: outcome ?? 'done', content, actor, organisation, at };
    });
}
