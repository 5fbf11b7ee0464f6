import type { RouteObject } from 'react-router';

/** Divisions through time; each screen is loaded when first opened. */
export const divisionRoutes: RouteObject[] = [
  { path: 'divisions', lazy: async () => ({ Component: (await import('./DivisionList.tsx')).DivisionList }) },
  { path: 'divisions/:code', lazy: async () => ({ Component: (await import('./DivisionPage.tsx')).DivisionPage }) },
  { path: 'division-changes', lazy: async () => ({ Component: (await import('./ChangesPage.tsx')).ChangesPage }) },
];
