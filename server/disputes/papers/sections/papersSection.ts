import { cell, head } from '../../../boundaries/markers/paper.ts';
import { chinaDay } from '../../../naming/deadline.ts';
import { disputeFiles } from '../../files/disputeFiles.ts';
import type { DossierSection } from '../dossierSection.ts';

const PART_ZH = { a: '甲方', b: '乙方', handler: '处理机关' } as const;

/** 卷内文件: every paper on file, whose it is, with its hash. */
export const papersSection: DossierSection = {
  title: '卷内文件',
  field: 'papers',
  blocks: async ({ db, dispute, gate }) => {
    const files = await disputeFiles(db, dispute.id);
    if (files.length === 0) return [];
    const rows = files.map(({ fileName, part, organisation, uploadedAt, sha256 }, i) => [
      ...[cell(i + 1), cell(gate.show('papers', fileName)), cell(`${PART_ZH[part]}　${organisation}`)],
      ...[cell(chinaDay(uploadedAt)), cell(sha256.slice(0, 16))],
    ]);
    const header = ['序号', '文件', '提交单位', '日期', 'SHA-256（前 16 位）'].map((title) => head(title));
    return [{ type: 'table', widths: [0.7, 2.6, 1.8, 1.8, 1.8], rows: [header, ...rows] }];
  },
};
