import type { RouteObject } from 'react-router';

/** Cases and opinions; each screen is loaded when first opened. */
export const routes: RouteObject[] = [
  { path: 'cases', lazy: async () => ({ Component: (await import('./CaseInbox.tsx')).CaseInbox }) },
  { path: 'cases/:id', lazy: async () => ({ Component: (await import('./CaseWorkbench.tsx')).CaseWorkbench }) },
  {
    path: 'notifications',
    lazy: async () => ({ Component: (await import('./notifications/NotificationPage.tsx')).NotificationPage }),
  },
  { path: 'opinions', lazy: async () => ({ Component: (await import('./OpinionInbox.tsx')).OpinionInbox }) },
];
