/** What a report says beside the figures. */
export interface ReportWords {
  file: string;
  summary: string;
  pairs: string;
  findings: string;
  proposals: string;
  comma: string;
  yes: string;
  notice: string;
  facts: Record<'title' | 'basis' | 'crs' | 'madeBy' | 'startedAt' | 'outlines' | 'thresholds', string>;
  kinds: Readonly<Record<string, string>>;
  classes: Readonly<Record<string, string>>;
  thresholds: Readonly<Record<string, string>>;
  pairHeader: readonly string[];
  findingHeader: readonly string[];
  proposalHeader: readonly string[];
}

/** The words of reports in both languages. */
export const REPORT_WORDS: Record<'zh' | 'en', ReportWords> = {
  zh: {
    ...{
      file: '拓扑检查',
      summary: '概况',
      pairs: '相邻关系',
      findings: '问题',
      proposals: '修复建议',
      comma: '、',
      yes: '是',
    },
    notice: '修复建议仅供核对，系统不修改任何轮廓；有协议书的界线以协议书为准。面积、长度在 CGCS2000 椭球面上计算。',
    facts: {
      ...{
        title: '检查对象',
        basis: '依据',
        crs: '坐标系',
        madeBy: '检查人',
        startedAt: '检查时间',
        outlines: '轮廓数',
      },
      thresholds: '采用的阈值',
    },
    kinds: { overlap: '重叠', gap: '缝隙', blank: '空白区', invalid: '无效环', unmatched: '不匹配的边' },
    classes: { noise: '碎屑', sliver: '狭缝', patch: '成片', whole: '整体' },
    thresholds: {
      noiseSquareMetres: '碎屑面积上限（平方米）',
      sliverWidthMetres: '狭缝平均宽度上限（米）',
      edgeDistanceMetres: '视为同一条边的最大间距（米）',
      blankSquareMetres: '空白区面积下限（平方米）',
      blankWidthMetres: '空白区平均宽度下限（米）',
    },
    pairHeader: ['各方', '重叠', '缝隙', '空白区', '无效环', '不匹配的边', '面积（平方米）', '面积（平方千米）'],
    findingHeader: [
      ...[
        '序号',
        '类型',
        '类别',
        '各方',
        '区划代码',
        '面积（平方米）',
        '面积（平方千米）',
        '长度（米）',
        '平均宽度（米）',
      ],
      ...['经度', '纬度', '原因'],
    ],
    proposalHeader: [
      ...['问题序号', '移动的一方', '建议', '移动点数', '采用对方点数', '最大移动（米）', '面积增减（平方米）'],
    ],
  },
  en: {
    ...{ file: 'topology', summary: 'Summary', pairs: 'Pairs', findings: 'Findings', proposals: 'Proposals' },
    ...{ comma: ', ', yes: 'yes' },
    notice:
      'Proposals are for comparison only: no outline is changed; a line with an agreement follows its agreement. Areas and lengths are on the ellipsoid of CGCS2000.',
    facts: {
      ...{ title: 'Checked', basis: 'Basis', crs: 'Coordinate system', madeBy: 'By', startedAt: 'At' },
      ...{ outlines: 'Outlines', thresholds: 'Thresholds' },
    },
    kinds: { overlap: 'Overlap', gap: 'Gap', blank: 'Blank', invalid: 'Invalid ring', unmatched: 'Unmatched edge' },
    classes: { noise: 'Speck', sliver: 'Sliver', patch: 'Patch', whole: 'Whole' },
    thresholds: {
      noiseSquareMetres: 'Largest speck (m²)',
      sliverWidthMetres: 'Widest sliver (m)',
      edgeDistanceMetres: 'Farthest apart for edges meant as one (m)',
      blankSquareMetres: 'Least blank (m²)',
      blankWidthMetres: 'Least width of a blank (m)',
    },
    pairHeader: ['Sides', 'Overlaps', 'Gaps', 'Blanks', 'Invalid rings', 'Unmatched edges', 'Area m²', 'Area km²'],
    findingHeader: [
      ...['No.', 'Kind', 'Class', 'Sides', 'Codes', 'Area m²', 'Area km²', 'Length m', 'Mean width m'],
      ...['Longitude', 'Latitude', 'Reason'],
    ],
    proposalHeader: ['Finding', 'Mover', 'Suggested', 'Vertices moved', 'Vertices taken', 'Farthest m', 'Gain m²'],
  },
};
