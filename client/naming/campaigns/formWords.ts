import { addWords } from '../../ui/addWords.ts';

/** Words of the dialogs of clean-up campaigns. */
export const useFormWords = addWords('campaignForms', {
  'zh-CN': {
    formTitle: '行动名称',
    formDocument: '部署文件文号',
    formDivision: '区划范围',
    formCategories: '地名类别',
    categoriesHint: '民政部 2019 年 6 月 21 日提示：重点是新建住宅区和大型建筑物，防止随意扩大范围。',
    formStarts: '开始日期',
    formEnds: '结束日期',
    cancel: '取消',
    required: '请填写',
    created: '已新建行动',
    optional: '（选填）',
  },
  en: {
    formTitle: 'Title',
    formDocument: 'Document number',
    formDivision: 'Division',
    formCategories: 'Categories',
    categoriesHint:
      'The ministry warned on 21 June 2019: new quarters and large buildings first, no widening of the scope.',
    formStarts: 'First day',
    formEnds: 'Last day',
    cancel: 'Cancel',
    required: 'Please fill in',
    created: 'Campaign opened',
    optional: ' (optional)',
  },
});
