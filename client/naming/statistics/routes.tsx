import type { RouteObject } from 'react-router';

/** Statistics of the cases, and the list behind each number. */
export const statisticsRoutes: RouteObject[] = [
  { path: 'statistics', lazy: async () => ({ Component: (await import('./StatisticsPage.tsx')).StatisticsPage }) },
  {
    path: 'statistics/cases',
    lazy: async () => ({ Component: (await import('./CountedCasesPage.tsx')).CountedCasesPage }),
  },
];
