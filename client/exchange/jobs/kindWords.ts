import { addWords } from '../../ui/addWords.ts';

const CHINESE = {
  'exchange.advance-import': '数据导入',
  'webhooks.deliver': '数据推送',
  'signs.print-batch': '生成标志制版文件',
};

const useWords = addWords('jobKinds', {
  'zh-CN': CHINESE,
  en: {
    'exchange.advance-import': 'Import of a file',
    'webhooks.deliver': 'Delivery of events',
    'signs.print-batch': 'File for the maker of signs',
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
  'sign-batch': (id) => `/signs/batches/${id}`,
};

/** The address of what a job is about, where that has a page. */
export const subjectPage = (subject: { kind: string; id: string } | null): string | undefined =>
  subject ? PAGES[subject.kind]?.(subject.id) : undefined;
