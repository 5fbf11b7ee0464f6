import { cell, head } from '../../../boundaries/markers/paper.ts';
import { findProcedure } from '../../procedure/findProcedure.ts';
import { type DossierSection, paragraph } from '../dossierSection.ts';

/** 备案: who files, the organs it passes, and what came back (BD art. 16). Nothing until it was sent. */
export const filingSection: DossierSection = {
  title: '备案',
  field: 'settlement',
  blocks: async ({ db, today, actor, dispute, gate }) => {
    const { filing } = await findProcedure({ db, today }, actor, dispute.id);
    if (!filing?.filedOn) return [];
    const sent = `${filing.filers.join('、')}于 ${filing.filedOn} 上报备案${filing.number ? `（${filing.number}）` : ''}。依据：${filing.articleZh}。`;
    const rows = filing.stops.map(({ organ, receivedOn, number }, i) => [
      ...[cell(i + 1), cell(gate.show('settlement', organ)), cell(gate.show('dates', receivedOn)), cell(number)],
    ]);
    const header = ['顺序', '机关', '收到日期', '文号'].map((title) => head(title));
    return [
      paragraph(gate.show('settlement', sent) ?? '—'),
      { type: 'table', widths: [0.8, 3.4, 1.6, 2.2], rows: [header, ...rows] },
    ];
  },
};
