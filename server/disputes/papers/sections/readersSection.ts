import { cell, head } from '../../../boundaries/markers/paper.ts';
import { disputeAccess } from '../../access/accessLog.ts';
import { disputeReaders } from '../../access/readersOf.ts';
import { type DossierSection, heading, type PaperBlock, type SectionFacts } from '../dossierSection.ts';

/** 知悉人员, and where it is asked for and the asker may read it, 查阅记录 (the latest 200). */
export const readersSection: DossierSection = {
  title: '知悉人员',
  field: 'readers',
  blocks: async (facts) => {
    const { items, mayReadLog } = await disputeReaders(facts.db, facts.actor, facts.dispute.id);
    const rows = items.map(({ person, organisation, kind, until, removedAt }) => [
      ...[cell(person), cell(organisation), cell(kind === 'invited' ? '邀请参加调解' : '本单位指定')],
      ...[cell(until), cell(removedAt === null ? '可查阅' : '已取消')],
    ]);
    const header = ['人员', '单位', '种类', '截止日期', '状态'].map((title) => head(title));
    const named: PaperBlock[] =
      rows.length > 0 ? [{ type: 'table', widths: [1.6, 2.6, 1.6, 1.2, 1], rows: [header, ...rows] }] : [];
    return [...named, ...(facts.withAccess && mayReadLog ? await accessBlocks(facts) : [])];
  },
};

async function accessBlocks({ db, actor, dispute }: SectionFacts): Promise<PaperBlock[]> {
  const { items } = await disputeAccess(db, actor, { id: dispute.id, query: { limit: 200 } });
  if (items.length === 0) return [];
  const rows = items.map(({ at, person, organisation, what, fileName }) => [
    ...[
      cell(at.slice(0, 16).replace('T', ' ')),
      cell(person),
      cell(organisation),
      cell(fileName ?? (what || '登记和状态')),
    ],
  ]);
  const header = ['时间（UTC）', '人员', '单位', '内容'].map((title) => head(title));
  return [heading('查阅记录'), { type: 'table', widths: [1.8, 1.6, 2.4, 2.2], rows: [header, ...rows] }];
}
