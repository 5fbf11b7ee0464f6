import type { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { record } from '../../audit/record.ts';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { CensusDeps } from './censusAct.ts';
import type { DeemingRuleDraft } from './censusApiContract.ts';
import { DeemingRule } from './censusContract.ts';

interface Reader {
  actor: Actor;
  today: string;
}

/** All rules, those that count for the actor's office first. */
export const deemingRules = (db: Db, reader: Reader): Promise<DeemingRule[]> =>
  many(db, DeemingRule, sql`select ${columns(reader)} from deeming_rule r order by counts desc, r.jurisdiction, r.id`);

const columns = ({ actor, today }: Reader): Sql => sql`
  r.id, r.version, r.instrument, r.document_no as "documentNo", r.organ, r.article, r.text, r.jurisdiction, r.verified,
  r.verified_by as "verifiedBy", lower(r.valid) as "from", upper(r.valid) as "to", r.entered_by as "enteredBy",
  r.verified and r.valid @> ${today}::date
    and (r.jurisdiction = 'CN' or starts_with(${divisionPrefix(actor.divisionCode)}, ${bare(sql`r.jurisdiction`)})) as counts`;

const bare = (jurisdiction: Sql): Sql => sql`regexp_replace(${jurisdiction}, '(00)+$', '')`;

/**
 * Enters a rule for divisions that hold the office, or lie in it. Whoever ticks that the text was read stands for it by name.
 * @throws Problem invalid-input for another region, or for a rule that ends before it begins
 */
export function enterRule(
  { db, now, today }: CensusDeps,
  actor: Actor,
  draft: z.output<typeof DeemingRuleDraft>,
): Promise<DeemingRule> {
  requireHere(actor, draft.jurisdiction);
  if (draft.to !== undefined && draft.to <= draft.from) {
    throw fault('/to', 'ends-before', 'The rule ends before it begins', '失效日期不能早于生效日期');
  }
  return db.transaction(async (tx) => {
    const at = now();
    const rule = await one(tx, DeemingRule, insertRule({ draft, actor, at, today: today() }));
    await record(tx, {
      ...{ actor, action: 'census.enter-rule', subjectKind: 'deeming-rule', subjectId: rule.id },
      ...{ after: draft, at },
    });
    return rule;
  });
}

function requireHere(actor: Actor, jurisdiction: string): void {
  const [own, of] = [divisionPrefix(actor.divisionCode), jurisdiction.replace(/(00)+$/, '')];
  if (own.startsWith(of) || of.startsWith(own)) return;
  throw fault('/jurisdiction', 'other-region', 'The rule is of another region', '该规定不适用于本单位辖区');
}

const fault = (pointer: string, code: string, detail: string, detailZh: string): Problem =>
  new Problem('invalid-input', detail, {
    detailZh: `${detailZh}。`,
    errors: [{ in: 'body', pointer, code, detail, detailZh }],
  });

interface NewRule {
  draft: z.output<typeof DeemingRuleDraft>;
  actor: Actor;
  at: string;
  today: string;
}

const insertRule = ({ draft, actor, at, today }: NewRule) => sql`
  with r as (
    insert into deeming_rule (instrument, document_no, organ, article, text, jurisdiction, verified, verified_by, valid,
      entered_by, entered_at)
    values (${draft.instrument}, ${draft.documentNo}, ${draft.organ}, ${draft.article}, ${draft.text}, ${draft.jurisdiction},
            ${draft.verified}, ${draft.verified ? actor.displayName : null},
            daterange(${draft.from}::date, ${draft.to ?? null}::date), ${actor.displayName}, ${at})
    returning *)
  select ${columns({ actor, today })} from r`;
