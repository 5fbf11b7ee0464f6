import type { RouteObject } from 'react-router';

const lazyForm = async () => ({ Component: (await import('./ApplyPage.tsx')).ApplyPage });

export const applyRoutes: RouteObject[] = [
  { path: 'apply', lazy: lazyForm },
  { path: 'apply/:id', lazy: lazyForm },
];
