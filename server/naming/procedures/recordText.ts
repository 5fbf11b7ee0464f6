import type { ProcedureRecord } from './procedureContract.ts';

type Of<F extends ProcedureRecord['form']> = Extract<ProcedureRecord, { form: F }>;

const STANCE = { agree: '同意', agree_with_conditions: '有条件同意', dissent: '不同意' };
const HANDLING = { adopted: '采纳', partly: '部分采纳', not_adopted: '不采纳' };
const LEVEL = { high: '高', medium: '中', low: '低' };
const COURSE = {
  ...{ pending: '已告知，申请期限未满', requested: '有人申请听证', waived: '书面放弃听证', lapsed: '逾期未申请' },
  own_initiative: '本机关主动举行',
};

/** The report of a procedure as text, for the filing upward: what TR-IM art. 5 wants it to hold. Chinese, like the file. */
export function recordText(record: ProcedureRecord): string {
  return linesOf(record)
    .filter(([, text]) => text !== '' && text !== null)
    .map(([label, text]) => `${label}：${text}`)
    .join('\n');
}

type Line = readonly [label: string, text: string | number | null];

function linesOf(record: ProcedureRecord): Line[] {
  switch (record.form) {
    case 'expert':
      return expertLines(record);
    case 'consultation':
      return consultationLines(record);
    case 'hearing':
      return hearingLines(record);
    case 'risk':
      return riskLines(record);
    case 'assessment':
      return assessmentLines(record);
    case 'omission':
      return [['不开展的理由', record.reason]];
  }
}

const expertLines = ({ heldOn, experts, ...report }: Of<'expert'>): Line[] => [
  ['论证日期', heldOn],
  ...experts.map(({ name, unit, speciality, stance, opinion, signedOn }, i): Line => {
    const said = opinion === '' ? '见签名意见附件' : opinion;
    return [`专家 ${i + 1}`, `${name}（${unit}，${speciality}），${STANCE[stance]}：${said}（${signedOn} 签名）`];
  }),
  ['必要性', report.necessity],
  ['科学性', report.soundness],
  ['合理性', report.reasonableness],
  ['可能的风险', report.risks],
  ['对方案和实施的建议', report.advice],
];

const consultationLines = ({
  from,
  until,
  range,
  means,
  received,
  opinions,
  explanation,
}: Of<'consultation'>): Line[] => [
  ['时间', `${from} 至 ${until}`],
  ['过程和范围', range],
  ['方式', means.join('、')],
  ['收到意见数', received],
  ...opinions.map(({ opinion, handling, reason }, i): Line => {
    return [`意见 ${i + 1}`, `${opinion}（${HANDLING[handling]}：${reason}）`];
  }),
  ['说明', explanation],
];

const hearingLines = (record: Of<'hearing'>): Line[] => [
  ['告知日期', record.toldOn],
  ['告知对象', record.toldWhom.join('、')],
  ['情况', COURSE[record.course]],
  ['申请日期', record.requestedOn],
  ['申请人', record.requestedBy],
  ['放弃听证的书面材料', record.waiver],
  ['公布时间、地点的日期', record.announcedOn],
  ['举行日期', record.heldOn],
  ['主持人', record.presider],
  ['听证笔录', record.minutes],
  ['说明', record.explanation],
];

const riskLines = ({ assessedOn, assessedBy, level, risks, measures }: Of<'risk'>): Line[] => [
  ['评估日期', assessedOn],
  ['评估单位', assessedBy],
  ['风险等级', LEVEL[level]],
  ['可能的风险', risks],
  ['防范和应对措施', measures],
];

const assessmentLines = (record: Of<'assessment'>): Line[] => [
  ['评估日期', record.assessedOn],
  ['评估单位', record.assessedBy],
  ['合法性', record.legality],
  ['可行性', record.feasibility],
  ['可控性', record.controllability],
  ['可能的社会影响', record.effects],
  ['可能的风险', record.risks],
  ['对策', record.responses],
];
