import type { Indicators } from './indicatorContract.ts';

/** What each indicator counts, and of how many. `old` is the rule that says when a sign is old. */
export const definitions = (old: {
  amount: number;
  articleZh: string;
  article: string;
  verified: boolean;
}): Indicators['definitions'] => [
  {
    ...{ code: 'signed', unit: 'share', of: 'day', label: 'Signed streets', labelZh: '道路设标率' },
    definition: 'Live streets with a standard name that have at least one standing sign ÷ all such streets',
    definitionZh: '至少有一块在位标志的道路数 ÷ 有标准地名的现用道路数',
  },
  {
    ...{ code: 'mismatched', unit: 'share', of: 'day', label: 'Mismatched signs', labelZh: '标志不符率' },
    definition:
      'Standing signs recorded as mismatched, or whose name is no longer the standard one ÷ all standing signs',
    definitionZh: '登记为内容不符、或所标名称已不是标准地名的在位标志数 ÷ 在位标志数',
  },
  {
    ...{ code: 'repair_days', unit: 'days', of: 'period', label: 'Mean days to repair', labelZh: '平均整改天数' },
    definition: 'Days from opening to closing of orders closed in the period, summed ÷ number of these orders',
    definitionZh: '期间办结工单从建单到办结的天数之和 ÷ 期间办结工单数',
  },
  {
    ...{ code: 'working_codes', unit: 'share', of: 'period', label: 'Working codes', labelZh: '二维码有效率' },
    definition:
      'Standing signs whose code was genuine when last scanned on inspection in the period ÷ those scanned in it',
    definitionZh: '期间最近一次巡查扫码验证为真的在位标志数 ÷ 期间巡查扫过码的在位标志数',
  },
  {
    ...{
      code: 'old',
      unit: 'share',
      of: 'day',
      label: `Signs older than ${old.amount} years`,
      labelZh: `${old.amount}年以上标志占比`,
    },
    definition: `Standing signs set up more than ${old.amount} years ago ÷ standing signs whose day of setting up is known (${old.article})`,
    definitionZh: `安装满${old.amount}年以上的在位标志数 ÷ 安装日期已知的在位标志数（年限：${old.articleZh}）`,
  },
];
