import type { RouteObject } from 'react-router';

/** Topology checks; each screen is loaded when first opened. */
export const topologyRoutes: RouteObject[] = [
  { path: 'boundaries/topology', lazy: async () => ({ Component: (await import('./CheckList.tsx')).CheckList }) },
  { path: 'boundaries/topology/:id', lazy: async () => ({ Component: (await import('./CheckPage.tsx')).CheckPage }) },
];
