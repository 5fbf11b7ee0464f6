import { addWords } from '../../ui/addWords.ts';

export const useRevocationWords = addWords('revocation', {
  'zh-CN': {
    title: '撤销批准',
    told: '已公告撤销',
    untold: '撤销待公告',
    by: '撤销机关',
    no: '撤销文号',
    on: '撤销日期',
    under: '依据',
    reason: '撤销理由',
    announcementNo: '撤销公告文号',
    announcedOn: '撤销公告日期',
  },
  en: {
    title: 'Revocation',
    told: 'Revocation announced',
    untold: 'Revocation to be announced',
    by: 'Revoked by',
    no: 'Document',
    on: 'Revoked on',
    under: 'Under',
    reason: 'Reasons',
    announcementNo: 'Announcement of the revocation',
    announcedOn: 'Announced on',
  },
});
