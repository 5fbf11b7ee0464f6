import type { RouteObject } from 'react-router';

/** The list of running time limits, loaded when first opened. */
export const dueListRoutes: RouteObject[] = [
  { path: 'time-limits', lazy: async () => ({ Component: (await import('./DueListPage.tsx')).DueListPage }) },
];
