import { addWords } from '../../ui/addWords.ts';

/** Words of reading the file of a case or a filing from outside it. */
export const useReadingWords = addWords('fileReadings', {
  'zh-CN': {
    needed: '本单位不是当事方。登记调阅事由后，当日可以下载案卷材料；事由和下载的每份材料写入调阅记录和审计日志。',
    open: '登记调阅事由',
    title: '调阅案卷',
    ground: '调阅事由',
    groundHint: '写明监督检查、审计或者指导的事项和文号，至少 4 个字。',
    required: '请写明调阅事由（至少 4 个字）。',
    submit: '登记',
    cancel: '取消',
    opened: '已登记，今天可以下载案卷材料',
    log: '案卷调阅记录',
    taken: '下载：{{file}}（{{at}}）',
    nothing: '未下载材料',
  },
  en: {
    needed:
      'Your office takes no part here. Once you say why, the papers can be downloaded today; the ground and each paper taken stand in the log of readings and in the audit record.',
    open: 'State the ground',
    title: 'Open the file',
    ground: 'Ground',
    groundHint: 'What inspection, audit or guidance, and its document number; at least 4 characters.',
    required: 'Say why you open the file (at least 4 characters).',
    submit: 'Record',
    cancel: 'Cancel',
    opened: 'Recorded: the papers can be downloaded today',
    log: 'Who opened the file from outside',
    taken: 'Downloaded: {{file}} ({{at}})',
    nothing: 'No paper taken',
  },
});
