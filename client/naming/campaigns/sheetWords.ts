import { addWords } from '../../ui/addWords.ts';

/** Words of the printed list for the experts. */
export const useSheetWords = addWords('campaignSheet', {
  'zh-CN': {
    sheetTitle: '不规范地名清单',
    sheetFor: '专家论证会用',
    sheetNo: '序号',
    sheetOpinion: '专家意见',
    sheetKeep: '□保留 □整改',
    sheetNoProposal: '尚未提出',
    sheetSign: '专家签字：',
    sheetDate: '日期：　　　　年　　月　　日',
    sheetFoot: '依据：民发〔2018〕146号；地名管理条例第九条、第十条。清单由经办人逐一列入，扫描结果仅供参考。',
    sheetPrinted: '{{office}}　{{day}} 印制',
    sheetEmpty: '清单为空，没有可供论证的地名。',
    print: '打印',
    sheetBack: '返回行动',
    sheetBasis: '类型与依据',
    sheetSurvey: '来历与成因',
  },
  en: {
    sheetTitle: 'List of non-standard names',
    sheetFor: 'for the expert meeting',
    sheetNo: 'No.',
    sheetOpinion: 'Opinion',
    sheetKeep: '□\u00a0keep □\u00a0correct',
    sheetNoProposal: 'not yet',
    sheetSign: 'Signature of the expert:',
    sheetDate: 'Date:',
    sheetFoot:
      'Basis: 民发〔2018〕146号; Toponym Regulations arts. 9 and 10. Each name was listed by an officer; a scan is only a hint.',
    sheetPrinted: '{{office}}, printed {{day}}',
    sheetEmpty: 'The list is empty.',
    print: 'Print',
    sheetBack: 'Back to the campaign',
    sheetBasis: 'Class and basis',
    sheetSurvey: 'Origin and cause',
  },
});
