import type { RouteObject } from 'react-router';

/** Making plates; each screen is loaded when first opened. */
export const signBatchRoutes: RouteObject[] = [
  { path: 'signs/batches', lazy: async () => ({ Component: (await import('./BatchList.tsx')).BatchList }) },
  { path: 'signs/batches/:id', lazy: async () => ({ Component: (await import('./BatchPage.tsx')).BatchPage }) },
];
