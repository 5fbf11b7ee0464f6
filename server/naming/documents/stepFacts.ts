import { z } from 'zod';
import { codeList } from '../../gazetteer/codeList.ts';
import { Instant } from '../../platform/contract.ts';
import { type Db, maybeOne, one, sql } from '../../platform/db/sql.ts';
import { chinaDay } from '../deadline.ts';
import { StepNote } from '../stepContract.ts';
import { dayInChinese } from './dayInChinese.ts';
import type { DocumentFacts } from './documentFacts.ts';

const Step = z.object({
  caseId: z.string(),
  at: Instant,
  reason: z.string().nullable(),
  note: StepNote.nullable(),
  division: z.string(),
});
type Step = z.infer<typeof Step>;

/** What a document about one step says of it: what a person wrote then, and what the register noted. */
export async function stepFacts(db: Db, stepId: string): Promise<DocumentFacts> {
  const step = await one(
    db,
    Step,
    sql`select s.case_id as "caseId", s.at, s.reason, s.note, coalesce(c.division_code, '') as division
          from case_step s join naming_case c on c.id = s.case_id where s.id = ${stepId}`,
  );
  const reason = step.reason ?? '';
  return {
    stepOn: dayInChinese(chinaDay(step.at)),
    stepReason: reason,
    defects: reason,
    ...(await noteFacts(db, step)),
  };
}

async function noteFacts(db: Db, step: Step): Promise<DocumentFacts> {
  const { note } = step;
  switch (note?.code) {
    case 'right-authority':
    case 'not-accepted':
      return { rightAuthority: note.authority };
    case 'suspended':
      return {
        suspensionReason: await suspensionLabel(db, step, note.reasonCode),
        expectedOn: dayInChinese(note.expectedOn),
        pausesLimit: note.pauses.length > 0,
      };
    case 'extended':
      return {
        approvedBy: note.approvedBy,
        extendedBy: `${note.units}${await unitOf(db, step, note.clocks)}`,
        movedDueOn: movedDue(note.clocks),
      };
    case 'recounted':
      return { movedDueOn: movedDue(note.clocks) };
    default:
      return {};
  }
}

type Moved = Extract<StepNote, { code: 'recounted' }>['clocks'];

const movedDue = ([first]: Moved): string => (first ? dayInChinese(first.dueOn) : '');

async function suspensionLabel(db: Db, { at, division }: Step, code: string): Promise<string> {
  const listed = await codeList(db, { kind: 'suspension-reasons', day: chinaDay(at), division });
  return listed.find((item) => item.code === code)?.labelZh ?? '';
}

async function unitOf(db: Db, { caseId }: Step, [first]: Moved): Promise<string> {
  const clock = await maybeOne(
    db,
    z.object({ unit: z.string() }),
    sql`select unit from clock where case_id = ${caseId} and rule_id = ${first?.rule ?? ''} order by started_on desc, id limit 1`,
  );
  return clock?.unit === 'day' ? '日' : '个工作日';
}
