import { addWords } from '../../ui/addWords.ts';

/** Words of number and code, by which an application is followed without an account. */
export const useTrackingWords = addWords('tracking', {
  'zh-CN': {
    code: '查询码',
    once: '查询码只在此时显示，系统不保存原文。请抄写、复制，或者下载回执。',
    copy: '复制编号和查询码',
    copied: '已复制',
    receipt: '下载回执（PDF）',
    renew: '重新出具查询码',
    renewTitle: '重新出具查询码？',
    renewText: '新查询码只显示一次，原查询码随即失效。出具记录写入办理过程。',
    renewOk: '出具新查询码',
    cancel: '取消',
    renewed: '新查询码已出具',
    done: '知道了',
    lost: '查询码在提交时显示过一次，遗失的可以重新出具。',
  },
  en: {
    code: 'Tracking code',
    once: 'The code is shown only now; the register keeps no copy. Write it down, copy it, or download the receipt.',
    copy: 'Copy number and code',
    copied: 'Copied',
    receipt: 'Download the receipt (PDF)',
    renew: 'Issue a new code',
    renewTitle: 'Issue a new tracking code?',
    renewText: 'The new code is shown once, and the one before stops working. The log of the case says who did it.',
    renewOk: 'Issue a new code',
    cancel: 'Cancel',
    renewed: 'The new tracking code',
    done: 'Close',
    lost: 'The code was shown once, when the application was sent; a lost one can be issued anew.',
  },
});
