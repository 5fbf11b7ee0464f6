import { cell, head } from '../../../boundaries/markers/paper.ts';
import { findProcedure } from '../../procedure/findProcedure.ts';
import type { Procedure } from '../../procedure/procedureContract.ts';
import { type DossierSection, heading, type PaperBlock, paragraph } from '../dossierSection.ts';
import { ACT_ZH } from './stepsSection.ts';

const KIND_ZH = { negotiation: '协商', mediation: '调解', expert: '专家论证', site: '实地踏勘' } as const;
const SIDE_ZH = { a: '甲方', b: '乙方' } as const;

/** What acts recorded besides: the day, the number of a paper, the words. */
function recorded(records: Procedure['records']): PaperBlock[] {
  const said = records.filter(({ number, text }) => number !== null || text !== null);
  if (said.length === 0) return [];
  const rows = said.map(({ act, on, number, text }) => [cell(on), cell(ACT_ZH[act] ?? act), cell(number), cell(text)]);
  const header = ['日期', '事项', '文号', '记载'].map((title) => head(title));
  return [heading('办理记载'), { type: 'table', widths: [1.9, 1.8, 2, 3.6], rows: [header, ...rows] }];
}

/** 会议、方案和记载: minutes with attendance, and each side's own solution (BD arts. 11, 12). */
export const meetingsSection: DossierSection = {
  title: '会议、双方方案和办理记载',
  field: 'positions',
  blocks: async ({ db, today, actor, dispute }) => {
    const { meetings, solutions, records } = await findProcedure({ db, today }, actor, dispute.id);
    const rows = meetings.map(({ kind, on, place, attendeesA, attendeesB, attendeesOther, result }) => [
      ...[cell(on), cell(`${KIND_ZH[kind]}　${place}`), cell(attendeesA.join('、')), cell(attendeesB.join('、'))],
      ...[cell(attendeesOther.join('、')), cell(result)],
    ]);
    const header = ['日期', '会议和地点', '甲方参加', '乙方参加', '其他参加', '结果'].map((title) => head(title));
    const held: PaperBlock[] =
      rows.length > 0 ? [{ type: 'table', widths: [1.8, 1.6, 1.4, 1.4, 1.3, 1.7], rows: [header, ...rows] }] : [];
    const stated = solutions.flatMap(({ side, on, text }) => [
      heading(`${SIDE_ZH[side]}的解决方案（${on}）`),
      paragraph(text),
    ]);
    return [...held, ...stated, ...recorded(records)];
  },
};
