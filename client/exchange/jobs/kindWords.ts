import { addWords } from '../../ui/addWords.ts';

const CHINESE = {
  'census.check': '普查成果检查',
  'exchange.advance-import': '数据导入',
  'exchange.write-export': '数据导出',
  'webhooks.deliver': '数据推送',
  'signs.print-batch': '标志印刷文件',
  'detection.check-names': '批量检查地名',
  'boundaries.topology-check': '拓扑检查',
  'campaigns.scan': '清理整治扫描',
  'rules.dry-run': '规则变更试运行',
  'mail.send': '邮件发送',
  'webhooks.pass-on': '事件分发到各订阅',
  'mail.pass-on': '待发邮件排队',
  'naming.time-limits': '办理期限：逾期视为受理、期限重算',
  'dossiers.take-effect': '区划变更到期生效',
  'naming.supervise': '督办提醒与每日期限摘要',
  'naming.tracking-hashes': '办件查询码加固',
  'platform.forget-old': '过期数据清理',
};

const useWords = addWords('jobKinds', {
  'zh-CN': CHINESE,
  en: {
    'census.check': 'Check of census records',
    'exchange.advance-import': 'Import of a file',
    'exchange.write-export': 'Export of a file',
    'webhooks.deliver': 'Delivery of events',
    'signs.print-batch': 'File of plates for the maker',
    'detection.check-names': 'Check of a table of names',
    'boundaries.topology-check': 'Topology check',
    'campaigns.scan': 'Scan for a clean-up campaign',
    'rules.dry-run': 'Dry run of a rule change',
    'mail.send': 'Sending of a mail',
    'webhooks.pass-on': 'Passing on of events to webhooks',
    'mail.pass-on': 'Queueing of new mails',
    'naming.time-limits': 'Time limits: acceptance by silence, recounting',
    'dossiers.take-effect': 'Changes of divisions whose day has come',
    'naming.supervise': 'Supervision: escalation and daily digests',
    'naming.tracking-hashes': 'Strengthening of tracking codes',
    'platform.forget-old': 'Removal of what has had its time',
  },
});

const isKnown = (kind: string): kind is keyof typeof CHINESE => kind in CHINESE;

/** Says a kind of job; a code without words is shown as it is. */
export function useKindWord(): (kind: string) => string {
  const say = useWords();
  return (kind) => (isKnown(kind) ? say(kind) : kind);
}

// Where the subject of a job is seen.
const PAGES: Readonly<Record<string, (id: string) => string>> = {
  'import-run': (id) => `/imports/${id}`,
  export: () => '/exports',
  'topology-check': (id) => `/boundaries/topology/${id}`,
  'sign-batch': (id) => `/signs/batches/${id}`,
  campaign: (id) => `/campaigns/${id}`,
  webhook: (id) => `/webhooks/${id}`,
};

/** The address of what a job is about, where that has a page. */
export const subjectPage = (subject: { kind: string; id: string } | null): string | undefined =>
  subject ? PAGES[subject.kind]?.(subject.id) : undefined;
