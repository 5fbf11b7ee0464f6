import type { RouteObject } from 'react-router';

/** Supervision matters; each screen is loaded when first opened. */
export const supervisionRoutes: RouteObject[] = [
  { path: 'supervision', lazy: async () => ({ Component: (await import('./MatterList.tsx')).MatterList }) },
  { path: 'supervision/:id', lazy: async () => ({ Component: (await import('./MatterPage.tsx')).MatterPage }) },
];
