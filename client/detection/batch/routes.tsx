import type { RouteObject } from 'react-router';

export const batchRoutes: RouteObject[] = [
  { path: 'name-batches', lazy: async () => ({ Component: (await import('./BatchList.tsx')).BatchList }) },
  { path: 'name-batches/:id', lazy: async () => ({ Component: (await import('./BatchPage.tsx')).BatchPage }) },
];
