import { addWords } from '../../ui/addWords.ts';

export const useGivenWords = addWords('given-courses', {
  'zh-CN': {
    title: '来自文件的走向',
    lead: '导入的数据文件给出的走向，未经核实，不改变界线。可以与库中走向对照，或以它为底编成修改草案，草案按规定程序生效。',
    show: '在图上对照',
    hide: '收起地图',
    mapOf: '文件中的走向（红）与库中界线对照',
    length: '长 {{length}}',
    off: '与库中走向最大相差约 {{metres}}',
    same: '与库中走向一致',
    imported: '{{day}} 导入',
    agreement: '文件所写协议书：{{text}}',
    document: '文件所写批复：{{text}}',
    verified: '已核实',
    unverified: '未核实',
    draft: '以此编辑走向',
    draftWhy: '编辑器打开时，界线已换成文件的走向（两端接在现有交会点上），保存前可以继续修改。',
    noDraft: '文件中的走向分成几段，或界线由几段组成，不能整体套用，请在编辑器中逐点修改。',
  },
  en: {
    title: 'Courses out of files',
    lead: 'What imported files say of its course: not verified, and no change of the line. Compare it, or begin a draft from it; a draft takes force by its procedure.',
    show: 'Compare on the map',
    hide: 'Fold the map',
    mapOf: 'The course of the file (red) beside the line on record',
    length: '{{length}} long',
    off: 'at most some {{metres}} from the course on record',
    same: 'the same as the course on record',
    imported: 'imported {{day}}',
    agreement: 'Agreement, as the file has it: {{text}}',
    document: 'Approval, as the file has it: {{text}}',
    verified: 'verified',
    unverified: 'not verified',
    draft: 'Edit from this course',
    draftWhy:
      'The editor opens with the course of the file in the place of the line, its ends at the junctions on record; it can be changed further before it is saved.',
    noDraft:
      'The file has the course in pieces, or the line has several stretches: it cannot be taken as a whole. Edit it point by point.',
  },
});
