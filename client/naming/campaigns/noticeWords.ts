import { addWords } from '../../ui/addWords.ts';

/** Words of the public notice of a list. */
export const useNoticeWords = addWords('campaignNotice', {
  'zh-CN': {
    noticeLine: '公示 {{from}} 至 {{to}}',
    unverified: '（期限为本地默认值，未核）',
    openNotice: '查看公示页面',
    voices: '收到异议 {{objections}} 条，待答复 {{unanswered}} 条；打开清单中的地名逐条答复。',
  },
  en: {
    noticeLine: 'Notice from {{from}} to {{to}}',
    unverified: ' (local default, unverified)',
    openNotice: 'See the public page',
    voices: '{{objections}} objection(s), {{unanswered}} unanswered: open the names on the list to answer them.',
  },
});
