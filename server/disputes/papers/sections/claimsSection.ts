import { cell, head } from '../../../boundaries/markers/paper.ts';
import { contestedOf } from '../../claims/contestedOf.ts';
import { listClaims } from '../../claims/listClaims.ts';
import { type DossierSection, heading, type PaperBlock, paragraph } from '../dossierSection.ts';
import { formatHectares } from '../formatHectares.ts';

const SIDE_ZH = { a: '甲方', b: '乙方' } as const;

/** 双方主张: every round and version, what each would gain, and what both claim. */
export const claimsSection: DossierSection = {
  title: '双方主张',
  field: 'claims',
  blocks: async ({ db, actor, dispute }) => {
    const { items } = await listClaims(db, actor, dispute.id);
    if (items.length === 0) return [];
    const rows = items.map(({ side, round, version, datedOn, lengthMetres, gainSquareMetres, leaveSquareMetres }) => [
      ...[
        cell(SIDE_ZH[side]),
        cell(`第 ${round} 轮第 ${version} 稿`),
        cell(datedOn),
        cell(`${(lengthMetres / 1000).toFixed(2)} km`),
      ],
      ...[cell(formatHectares(gainSquareMetres)), cell(formatHectares(leaveSquareMetres))],
    ]);
    const header = ['一方', '轮次', '日期', '长度', '取得', '让出'].map((title) => head(title));
    const texts = items
      .filter(({ latest }) => latest)
      .flatMap(({ side, round, text }) => [heading(`${SIDE_ZH[side]}第 ${round} 轮主张的理由`), paragraph(text)]);
    return [
      { type: 'table', widths: [0.9, 1.6, 1.8, 1.3, 1.8, 1.8], rows: [header, ...rows] },
      ...(await contestedBlocks(db, dispute.id)),
      ...texts,
    ];
  },
};

const RELATION_ZH = { identical: '重合', cross: '交叉', touch: '相接', nested: '同向', apart: '不相交' } as const;

async function contestedBlocks(...[db, id]: Parameters<typeof contestedOf>): Promise<PaperBlock[]> {
  const { result, relation, contested, unclaimed, round } = await contestedOf(db, id);
  if (result === 'waiting' || relation === null) return [paragraph('有一方尚未提出主张，争议区域待定。')];
  return [
    paragraph(
      `第 ${round} 轮双方主张线${RELATION_ZH[relation]}；双方都主张的区域 ${formatHectares(contested?.squareMetres ?? 0)}，` +
        `共 ${contested?.parts ?? 0} 块；双方都不主张的区域 ${formatHectares(unclaimed?.squareMetres ?? 0)}。`,
    ),
  ];
}
