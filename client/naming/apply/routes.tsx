import type { RouteObject } from 'react-router';

/** One route for both, so that a first save does not throw the form away. */
export const applyRoutes: RouteObject[] = [
  { path: 'apply/:id?', lazy: async () => ({ Component: (await import('./ApplyPage.tsx')).ApplyPage }) },
];
