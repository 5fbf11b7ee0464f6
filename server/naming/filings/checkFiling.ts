import type { FilingCheck } from './filingContract.ts';
import type { FilingFacts } from './filingFacts.ts';

type Facts = Pick<
  FilingFacts,
  | 'filer'
  | 'filerOrgId'
  | 'lawfulFilerOrgId'
  | 'lawfulReceiverOrgId'
  | 'receiverOrgId'
  | 'channel'
  | 'routeArticle'
  | 'routeArticleEn'
> & { missing: readonly { zh: string; en: string }[] };

/**
 * What the register can see of the three questions of TR-FA: right filer, right receiver, materials complete. A person
 * judges; a paper filing names its filer in words only, so that nobody but a person can compare it.
 */
export function checkFiling(facts: Facts): FilingCheck[] {
  const law = { en: facts.routeArticleEn, zh: facts.routeArticle };
  return [
    { code: 'right_filer', ...filerJudged(facts, law) },
    facts.receiverOrgId === facts.lawfulReceiverOrgId
      ? { code: 'right_receiver', passed: true, detail: law.en, detailZh: law.zh }
      : {
          code: 'right_receiver',
          passed: false,
          detail: `By ${law.en} another office receives it`,
          detailZh: `依${law.zh}，应报其他机关`,
        },
    {
      code: 'materials_complete',
      passed: facts.missing.length === 0,
      detail:
        facts.missing.length === 0
          ? 'All required materials are there'
          : `Missing: ${facts.missing.map(({ en }) => en).join(', ')}`,
      detailZh: facts.missing.length === 0 ? '必备材料已上传' : `缺：${facts.missing.map(({ zh }) => zh).join('、')}`,
    },
  ];
}

function filerJudged(facts: Facts, law: { en: string; zh: string }): Omit<FilingCheck, 'code'> {
  if (facts.channel === 'paper') {
    return {
      passed: facts.filer !== '',
      detail: `Sent by ${facts.filer}; compare with the letter`,
      detailZh: `来文机关：${facts.filer}，请与来文核对`,
    };
  }
  if (facts.filerOrgId !== null && facts.filerOrgId === facts.lawfulFilerOrgId)
    return { passed: true, detail: law.en, detailZh: law.zh };
  return {
    passed: false,
    detail: `By ${law.en} ${facts.filer} does not file this approval`,
    detailZh: `依${law.zh}，本件不由${facts.filer}报送`,
  };
}
