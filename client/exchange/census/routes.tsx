import type { RouteObject } from 'react-router';

/** Results of the place-name census (普查成果): the queue and one record; each screen is loaded when first opened. */
export const censusRoutes: RouteObject[] = [
  { path: 'census', lazy: async () => ({ Component: (await import('./CensusPage.tsx')).CensusPage }) },
  { path: 'census/rules', lazy: async () => ({ Component: (await import('./RulesPage.tsx')).RulesPage }) },
  { path: 'census/:id', lazy: async () => ({ Component: (await import('./RecordPage.tsx')).RecordPage }) },
];
