import { DueFilter, type DueItem } from '#server/naming/dueList/contract.ts';

/** The filter an address names; what does not fit is ignored. */
export function filterIn(search: URLSearchParams): DueFilter {
  const { shape } = DueFilter;
  const [light, office, clock, county] = [
    shape.light.safeParse(search.get('light') ?? undefined).data,
    shape.office.safeParse(search.get('office') ?? undefined).data,
    shape.clock.safeParse(search.get('clock') ?? undefined).data,
    shape.county.safeParse(search.get('county') ?? undefined).data,
  ];
  return {
    whose: search.get('whose') === 'all' ? 'all' : 'mine',
    ...(light ? { light } : {}),
    ...(office ? { office } : {}),
    ...(clock ? { clock } : {}),
    ...(county ? { county } : {}),
  };
}

/** The address of a filter; what stands by default is left out. */
export const searchOf = (filter: { [K in keyof DueFilter]: DueFilter[K] | undefined }): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filter).flatMap(([key, value]) => (value && value !== 'mine' ? [[key, value]] : [])),
  );

const SECTION: Partial<Record<DueItem['task'], string>> = {
  opine: 'opinions',
  deliver: 'decision',
  file: 'decision',
  receive: 'decision',
  announce: 'decision',
  settleTask: 'impact',
};

/** Where a limit opens: its case at the part where it is met, its filing, matter or report; an opinion of one's own at the answer. */
export function pathOfLimit({ about, subjectId, source, id, task, isMine }: DueItem): string {
  if (about === 'filing') return `/filings/${subjectId}`;
  if (about === 'matter') return `/supervision/${subjectId}`;
  if (about === 'report') return `/reports/${subjectId}`;
  if (source === 'opinion' && isMine) return `/cases/${subjectId}?answer=${id}`;
  return `/cases/${subjectId}#${SECTION[task] ?? 'clocks'}`;
}
