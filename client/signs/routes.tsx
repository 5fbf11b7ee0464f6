import type { RouteObject } from 'react-router';

/** Signs; each screen is loaded when first opened. */
export const routes: RouteObject[] = [
  { path: 'signs', lazy: async () => ({ Component: (await import('./SignList.tsx')).SignList }) },
  { path: 'signs/:id', lazy: async () => ({ Component: (await import('./SignPage.tsx')).SignPage }) },
];
