import type { RouteObject } from 'react-router';

/** Reports of violations; each screen is loaded when first opened. */
export const reportRoutes: RouteObject[] = [
  { path: 'reports', lazy: async () => ({ Component: (await import('./ReportList.tsx')).ReportList }) },
  { path: 'reports/:id', lazy: async () => ({ Component: (await import('./ReportPage.tsx')).ReportPage }) },
];
