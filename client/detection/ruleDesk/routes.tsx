import type { RouteObject } from 'react-router';

export const ruleDeskRoutes: RouteObject[] = [
  { path: 'rules', lazy: async () => ({ Component: (await import('./RuleDeskPage.tsx')).RuleDeskPage }) },
  { path: 'rules/changes/:id', lazy: async () => ({ Component: (await import('./ChangePage.tsx')).ChangePage }) },
];
