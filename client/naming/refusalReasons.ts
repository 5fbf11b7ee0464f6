/** The closed list of reasons for a refusal, as in the register's code list `refusal-reasons`; a refusal without one is not possible. */
export const REFUSAL_REASONS = [
  {
    code: 'unhealthy_meaning',
    zh: '含义不明确、不健康或违背公序良俗',
    en: 'Meaning unclear, unhealthy or against good morals',
    article: '地名管理条例第九条第一款第（一）项',
  },
  {
    code: 'unfit_extent',
    zh: '不符合地理实体的实际地域、规模、性质等特征',
    en: 'Does not fit the real extent, scale or nature',
    article: '地名管理条例第九条第一款第（二）项',
  },
  {
    code: 'script',
    zh: '未使用国家通用语言文字',
    en: 'Not in the national common language and script',
    article: '地名管理条例第九条第一款第（三）项',
  },
  {
    code: 'person_name',
    zh: '使用国家领导人名字',
    en: 'Name of a state leader',
    article: '地名管理条例第九条第一款第（四）项',
  },
  {
    code: 'foreign_name',
    zh: '使用外国人名、地名',
    en: 'Foreign person or place name',
    article: '地名管理条例第九条第一款第（五）项',
  },
  {
    code: 'enterprise_name',
    zh: '使用企业名称或者商标名称',
    en: 'Enterprise name or trademark',
    article: '地名管理条例第九条第一款第（六）项',
  },
  {
    code: 'duplicate_national',
    zh: '与全国范围内的著名自然地理实体或县级以上行政区划重名',
    en: 'Duplicate in national scope',
    article: '地名管理条例第九条第一款第（七）项',
  },
  {
    code: 'duplicate_local',
    zh: '在规定范围内重名',
    en: 'Duplicate in the scope of the category',
    article: '地名管理条例第九条第一款第（八）项',
  },
  {
    code: 'division_specific',
    zh: '行政区划专名使用了不得使用的名称',
    en: 'Forbidden specific part of a division name',
    article: '地名管理条例第九条第一款第（九）项',
  },
  {
    code: 'sovereignty',
    zh: '损害国家主权、统一或者违背社会主义核心价值观',
    en: 'Against sovereignty, unity or core values',
    article: '地名管理条例第四条第二款',
  },
  {
    code: 'renaming_not_justified',
    zh: '更名理由不成立或保护措施未落实',
    en: 'Renaming not justified, or protective measures missing',
    article: '地名管理条例第十条',
  },
  {
    code: 'not_in_plan',
    zh: '与经批准的地名方案不符',
    en: 'Not in line with the approved toponym plan',
    article: '地名管理条例第八条',
  },
  {
    code: 'material_false',
    zh: '申请材料不真实',
    en: 'Untrue application material',
    article: '行政许可法第三十一条、第七十八条',
  },
] as const;
