import { cell, head } from '../../../boundaries/markers/paper.ts';
import { listEvidence } from '../../evidence/listEvidence.ts';
import type { DossierSection } from '../dossierSection.ts';

const PART_ZH = { a: '甲方', b: '乙方', handler: '处理机关' } as const;

/** 证据 by class, within one in the order of filing, which is no rank; what is excluded stands there with its reason (BD arts. 7-9). */
export const evidenceSection: DossierSection = {
  title: '处理依据和参考',
  field: 'evidence',
  blocks: async ({ db, actor, dispute }) => {
    const { items, rules } = await listEvidence(db, actor, dispute.id);
    if (items.length === 0) return [];
    const classOf = (id: string) => rules.classes.find((one) => one.id === id);
    const rows = items.map((one) => [
      ...[cell(one.number), cell(PART_ZH[one.part]), cell([one.title, one.documentNo].filter(Boolean).join('　'))],
      ...[cell(one.issuer), cell(one.dated), cell(classOf(one.class)?.articleZh)],
      cell(one.ruling?.reason ?? (one.band === 'excluded' ? '拟不采纳，尚未认定' : '尚未认定')),
    ]);
    const header = ['编号', '提交方', '名称和文号', '出具单位', '日期', '类别', '认定和理由'].map((title) =>
      head(title),
    );
    return [{ type: 'table', widths: [0.7, 0.9, 2.1, 1.5, 1.2, 1.7, 1.7], rows: [header, ...rows] }];
  },
};
