import { z } from 'zod';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { Day } from '../../platform/contract.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { Ground } from './censusContract.ts';

/** Why a name of the census is a standard name, as the register keeps it: status, dated act. */
export interface NameGround {
  legalStatus: 'approved_earlier' | 'deemed_standard';
  onDay: string;
  authority: string;
  documentNo: string | null;
  article: string | null;
  note: string;
}

interface Where {
  divisionCode: string;
  today: string;
}

/**
 * The ground of a promotion. A rule counts where it is in force today, covers the division, and somebody has read its text.
 * @throws Problem invalid-input
 */
export async function groundOf(tx: Db, ground: Ground, { divisionCode, today }: Where): Promise<NameGround> {
  if (ground.kind === 'document') {
    if (ground.day > today)
      throw badGround('/ground/day', 'future-day', 'The document is of a future day', '批准日期不能晚于今天');
    const { organ: authority, documentNo, article = null, day: onDay } = ground;
    const note = '第二次全国地名普查成果，依据原批准文件转为标准地名';
    return { legalStatus: 'approved_earlier', onDay, authority, documentNo, article, note };
  }
  const rule = await maybeOne(tx, Rule, selectRule(ground.ruleId, { divisionCode, today }));
  if (!rule) {
    throw badGround(
      '/ground/ruleId',
      'no-rule',
      'No rule in force here, with its text read, deems listed names standard',
      '没有在本地有效且已核对原文的认定规定，请改填批准文件',
    );
  }
  return {
    ...{ legalStatus: 'deemed_standard', onDay: rule.from ?? today, authority: rule.organ },
    documentNo: rule.documentNo || null,
    article: `《${rule.instrument}》${rule.article}`,
    note: `列入：${ground.listedIn}`,
  };
}

function badGround(pointer: string, code: string, detail: string, detailZh: string): Problem {
  return new Problem('invalid-input', detail, {
    detailZh: `${detailZh}。`,
    errors: [{ in: 'body', pointer, code, detail, detailZh }],
  });
}

const Rule = z.object({
  instrument: z.string(),
  documentNo: z.string(),
  organ: z.string(),
  article: z.string(),
  from: Day.nullable(),
});

const selectRule = (id: string, { divisionCode, today }: Where) => sql`
  select instrument, document_no as "documentNo", organ, article, lower(valid) as from
    from deeming_rule
   where id = ${id} and verified and valid @> ${today}::date
     and (jurisdiction = 'CN' or starts_with(${divisionPrefix(divisionCode)}, regexp_replace(jurisdiction, '(00)+$', '')))`;
