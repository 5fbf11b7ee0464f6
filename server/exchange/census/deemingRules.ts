import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { record } from '../../audit/record.ts';
import { type Db, many, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { JurisdictionInput } from '../../platform/http/jurisdictions.ts';
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
  not r.verified and r.entered_by_id is not null and r.entered_by_id <> ${actor.id}::uuid and ${isHere(actor)} as "mayVerify",
  r.verified and r.valid @> ${today}::date
    and (r.jurisdiction = 'CN' or starts_with(${divisionPrefix(actor.divisionCode)}, ${bare(sql`r.jurisdiction`)})) as counts`;

/** Rules (alias `r`) for divisions that hold the office, or lie in it. */
const isHere = ({ divisionCode }: Actor): Sql => sql`(r.jurisdiction = 'CN'
  or starts_with(${divisionPrefix(divisionCode)}, ${bare(sql`r.jurisdiction`)}) or starts_with(${bare(sql`r.jurisdiction`)}, ${divisionPrefix(divisionCode)}))`;

const bare = (jurisdiction: Sql): Sql => sql`regexp_replace(${jurisdiction}, '(00)+$', '')`;

/**
 * Enters a rule for divisions that hold the office, or lie in it. It counts once another person has verified it.
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

const Params = z.object({ id: z.uuid() });

/** Jurisdiction rule `deeming-rule`: one for divisions that hold the office, or lie in it. @throws Problem not-found */
export async function requireRuleHere(db: Db, actor: Actor, { params }: JurisdictionInput): Promise<void> {
  const { id } = Params.parse(params);
  const condition = sql`r.id = ${id} and ${isHere(actor)}`;
  if (await maybeOne(db, Params, sql`select r.id from deeming_rule r where ${condition}`)) return;
  throw new Problem('not-found', 'No such rule here', { detailZh: '本单位辖区没有这条规定。' });
}

const Held = z.object({ version: z.number().int(), enteredById: z.string().nullable(), verified: z.boolean() });

/**
 * Somebody other than whoever entered a rule stands for its agreeing with the text of the instrument.
 * @throws Problem stale-version, conflict `four-eyes`, `already-verified`, `shipped`
 */
export function verifyRule(
  { db, now, today }: CensusDeps,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<DeemingRule> {
  return db.transaction(async (tx) => {
    const at = now();
    const held = await one(
      tx,
      Held,
      sql`select version, entered_by_id as "enteredById", verified from deeming_rule where id = ${id} for update`,
    );
    requireVerifiable(held, { actor, version });
    await run(
      tx,
      sql`update deeming_rule set verified = true, verified_by = ${actor.displayName}, verified_by_id = ${actor.id},
                 verified_at = ${at}::timestamptz, version = version + 1 where id = ${id}`,
    );
    await record(tx, {
      ...{ actor, action: 'census.verify-rule', subjectKind: 'deeming-rule', subjectId: id, at },
      ...{ before: { verified: false }, after: { verified: true } },
    });
    const reader = { actor, today: today() };
    return one(tx, DeemingRule, sql`select ${columns(reader)} from deeming_rule r where r.id = ${id}`);
  });
}

function requireVerifiable(held: z.infer<typeof Held>, { actor, version }: { actor: Actor; version: number }): void {
  if (held.version !== version)
    throw new Problem('stale-version', 'The rule was changed meanwhile', { detailZh: '该规定已被他人修改，请刷新。' });
  const refuse = (code: string, detail: string, detailZh: string) =>
    new Problem('conflict', detail, { detailZh, code });
  if (held.verified) throw refuse('already-verified', 'It was verified already', '该规定已核对。');
  if (held.enteredById === null)
    throw refuse('shipped', 'An example that ships is no ground: enter the rule', '出厂示例不能作为依据，请另行登记。');
  if (held.enteredById === actor.id)
    throw refuse(
      'four-eyes',
      'Whoever entered a rule does not verify it',
      '登记人不能核对本人登记的规定，须由另一人核对。',
    );
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
    insert into deeming_rule (instrument, document_no, organ, article, text, jurisdiction, valid, entered_by, entered_by_id,
      entered_at)
    values (${draft.instrument}, ${draft.documentNo}, ${draft.organ}, ${draft.article}, ${draft.text}, ${draft.jurisdiction},
            daterange(${draft.from}::date, ${draft.to ?? null}::date), ${actor.displayName}, ${actor.id}, ${at})
    returning *)
  select ${columns({ actor, today })} from r`;
