import type { RouteObject } from 'react-router';

/** Exports: what was made of the lists, by whom and what for. */
export const exportRoutes: RouteObject[] = [
  { path: 'exports', lazy: async () => ({ Component: (await import('./ExportsPage.tsx')).ExportsPage }) },
];
