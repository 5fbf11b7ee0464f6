type Words = readonly [zh: string, en: string];

/** Offices by kind and level, as `authority` rows name them. */
export const ORGAN_WORDS: Readonly<Record<string, Words>> = {
  civil_affairs: ['民政部门', 'civil affairs'],
  development_reform: ['发展和改革部门', 'development and reform'],
  natural_resources: ['自然资源部门', 'natural resources'],
  housing: ['住房和城乡建设部门', 'housing and urban-rural development'],
  government: ['人民政府', 'government'],
  sector: ['有关主管部门', 'competent department'],
};
export const LEVEL_WORDS: Readonly<Record<string, Words>> = {
  county: ['县级', 'county'],
  prefecture: ['市级', 'municipal'],
  province: ['自治区', 'regional'],
};
export const PLACE_LEVEL_WORDS: Readonly<Record<string, Words>> = {
  district: ['市辖区内', 'in a city district'],
  county: ['县（市）内', 'in a county or county-level city'],
  prefecture: ['跨县（区）', 'across counties'],
  any: ['', ''],
};

interface Sourced {
  words: Words;
  source: Words;
}

/** Who may apply and when (地名管理条例). */
export const CONDITIONS: readonly Sourced[] = [
  {
    words: [
      '国家机关、企业事业单位、基层群众性自治组织等可以申请。',
      'State organs, enterprises, public institutions, grass-roots self-government organisations and others may apply.',
    ],
    source: ['第十一条', 'art. 11'],
  },
  {
    words: [
      '含义明确、健康，不违背公序良俗；符合实际地域、规模、性质。',
      'The meaning is clear and healthy; the name fits the real extent, scale and nature.',
    ],
    source: ['第九条第一款第（一）、（二）项', 'art. 9(1), (2)'],
  },
  {
    words: [
      '使用国家通用语言文字，避免使用生僻字；不用外国人名、地名，不用企业名称或者商标名称，一般不以人名作地名。',
      'National common language, no rare characters; no foreign names, no names of firms or trademarks, as a rule no personal names.',
    ],
    source: ['第九条第一款第（三）至（六）项', 'art. 9(3)–(6)'],
  },
  {
    words: [
      '同一个建成区内的街路巷名称、住宅区和楼宇名称，不应重名，并避免同音。',
      'Within one built-up area streets, quarters and buildings must not share a name and should not sound alike.',
    ],
    source: ['第九条第一款第（八）项', 'art. 9(8)'],
  },
];

/** What an application holds (地名管理条例第十一条). */
export const MATERIALS: readonly Sourced[] = [
  { words: ['申请书', 'Written application'], source: ['第十一条第一款', 'art. 11 para. 1'] },
  {
    words: ['命名、更名的方案及理由', 'Scheme and reasons of the naming or renaming'],
    source: ['第十一条第一款第（一）项', 'art. 11(1)'],
  },
  {
    words: ['地理实体的位置、规模、性质等基本情况', 'Location, scale, nature and other basics of the entity'],
    source: ['第十一条第一款第（二）项', 'art. 11(2)'],
  },
  {
    words: ['国务院地名行政主管部门规定应当提交的其他材料', 'Other material set by the national toponym authority'],
    source: ['第十一条第一款第（三）项', 'art. 11(3)'],
  },
  {
    words: [
      '综合评估、专家论证、征求意见等报告（根据社会影响、专业性、技术性以及与群众生活的密切程度组织开展）',
      'Reports on assessment, expert argumentation and consultation, in proportion to social impact, specialisation and closeness to daily life',
    ],
    source: ['第十一条第二款', 'art. 11 para. 2'],
  },
];

/** The way of an application through the offices. */
export const STEPS: readonly Words[] = [
  ['登录办公入口，填写申请书，标出位置并提交。', 'Sign in, fill in the application, mark the place, submit.'],
  [
    '民政或住建部门审核材料；材料不齐的，一次告知全部需补正的内容。',
    'The handling department examines it and names everything missing at once.',
  ],
  ['按命名规则检查重名、同音和用字，征求有关部门意见。', 'Rules are checked and the departments concerned are asked.'],
  ['按需要组织评估、论证，向社会公示。', 'Where needed, assessment and expert argumentation; then the public notice.'],
  ['报有批准权的机关作出决定。', 'The organ with the power to approve decides.'],
  ['备案，向社会公告，成为标准地名。', 'Filed, announced, and then a standard name.'],
];
