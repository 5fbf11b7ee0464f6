import type { RouteObject } from 'react-router';

/** Imports (数据导入): the list with the way in, and each run as steps. */
export const importRoutes: RouteObject[] = [
  { path: 'imports', lazy: async () => ({ Component: (await import('./ImportList.tsx')).ImportList }) },
  { path: 'imports/:id', lazy: async () => ({ Component: (await import('./ImportPage.tsx')).ImportPage }) },
];
