import { cell, head } from '../../../boundaries/markers/paper.ts';
import type { DossierSection, PaperBlock, SectionFacts } from '../dossierSection.ts';
import { formatHectares } from '../formatHectares.ts';

const TRACK_ZH = {
  T1: '界线不清（《行政区域边界争议处理条例》第二条、第三条）',
  T2: '已勘定界线的实地位置争议（《行政区域界线管理条例》第十五条）',
} as const;
const LEVEL_ZH = { province: '省级', county: '县级', township: '乡级' } as const;
const RISK_ZH = { low: '低', medium: '中', high: '高' } as const;

/** 登记表: the dispute, its sides, what it is about. */
export const registrationSection: DossierSection = {
  title: '争议登记',
  field: 'title',
  blocks: async ({ dispute, gate }) => [
    {
      type: 'table',
      widths: [1.4, 2.6, 1.4, 2.6],
      rows: [
        ...whoRows({ dispute, gate }),
        ...(
          [
            ['争议经过', gate.show('facts', dispute.facts)],
            ['起因', gate.show('facts', dispute.cause)],
            ['涉及的自然村', gate.show('villages', dispute.affectedVillages.join('、') || null)],
            ['涉及的资源', gate.show('stakes', dispute.resourcesAtStake)],
          ] as const
        ).map(([name, value]) => [head(name), cell(value, 3)]),
        [
          ...[head('涉及人口'), cell(gate.show('stakes', peopleOf(dispute.affectedPopulation)))],
          ...[head('风险等级'), cell(gate.show('stakes', dispute.riskLevel && RISK_ZH[dispute.riskLevel]))],
        ],
        [
          ...[head('争议区域面积'), cell(gate.show('area', formatHectares(dispute.areaSquareMetres)))],
          ...[head('界线协议书'), cell(gate.show('agreement', dispute.agreement))],
        ],
      ],
    },
  ],
};

function whoRows({
  dispute,
  gate,
}: Pick<SectionFacts, 'dispute' | 'gate'>): Extract<PaperBlock, { type: 'table' }>['rows'] {
  const parties = (text: string) => cell(gate.show('parties', text));
  const wide = (text: string | null) => cell(text, 3);
  return [
    [head('争议名称'), wide(gate.show('title', dispute.title))],
    [head('争议类型'), wide(gate.show('dates', TRACK_ZH[dispute.track]))],
    [head('甲方'), parties(dispute.sideA.name), head('乙方'), parties(dispute.sideB.name)],
    [head('级别'), cell(LEVEL_ZH[dispute.level]), head('登记机关'), parties(dispute.registrant.name)],
    [
      ...[head('争议发生日期'), cell(gate.show('dates', dispute.aroseOn))],
      ...[head('登记日期'), cell(gate.show('dates', dispute.registeredAt.slice(0, 10)))],
    ],
  ];
}

const peopleOf = (count: number | null): string | null => (count === null ? null : `${count} 人`);
