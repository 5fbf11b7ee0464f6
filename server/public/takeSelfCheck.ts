import { z } from 'zod';
import { checkName } from '../detection/checkName.ts';
import type { CompiledRuleSet } from '../detection/compileRuleSet.ts';
import { NameCheckRequest } from '../detection/contract.ts';
import { chinaDay } from '../naming/deadline.ts';
import type { Db } from '../platform/db/sql.ts';
import { formField } from './formField.ts';
import type { Facts } from './publicPages.ts';
import type { StatusPage } from './scanPage.ts';
import { selfCheckPage } from './selfCheckPage.ts';
import type { View } from './view.ts';
import { violationChoices } from './violationChoices.ts';

const Asked = z.object({ name: formField, category: formField, division: formField });
const Complete = NameCheckRequest.pick({ name: true, category: true, division: true }).required();

export interface CheckFacts extends Facts {
  /** The rules in force: see `ruleSource`. */
  rules: (db: Db) => Promise<CompiledRuleSet>;
}

/** The bare form, or the form again with what the rules and the register say of the name. Stores nothing. */
export async function takeSelfCheck(facts: CheckFacts, view: View, query: unknown): Promise<StatusPage> {
  const { divisions } = await violationChoices(facts);
  const asked = Asked.parse(query);
  if (Object.values(asked).every((each) => each === '')) {
    return { status: 200, body: selfCheckPage(view, divisions, { name: '' }) };
  }
  const complete = Complete.safeParse(asked);
  if (!complete.success) {
    const fault = view.say(
      '请填写 60 字以内的名称，并选择命名对象和所在县（市、区）。',
      'Give a name of at most 60 characters, and choose what it is for and the county.',
    );
    return { status: 400, body: selfCheckPage(view, divisions, { ...asked, fault }) };
  }
  const { db, rules, now } = facts;
  const reply = await checkName(db, await rules(db), complete.data, chinaDay(now()));
  return { status: 200, body: selfCheckPage(view, divisions, { ...asked, reply }) };
}
