import { addWords } from '../../ui/addWords.ts';

const CHINESE = {
  'census.check': '普查成果检查',
  'exchange.advance-import': '数据导入',
  'exchange.write-export': '数据导出',
  'webhooks.deliver': '数据推送',
  'signs.print-batch': '标志印刷文件',
  'detection.check-names': '批量检查地名',
  'campaigns.scan': '清理整治扫描',
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
    'campaigns.scan': 'Scan for a clean-up campaign',
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
  'export-run': () => '/exports',
  webhook: (id) => `/webhooks/${id}`,
};

/** The address of what a job is about, where that has a page. */
export const subjectPage = (subject: { kind: string; id: string } | null): string | undefined =>
  subject ? PAGES[subject.kind]?.(subject.id) : undefined;
