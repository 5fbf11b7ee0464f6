import type { RouteObject } from 'react-router';

/** Cases and opinions, and the place page with what may be applied for; each screen is loaded when first opened. */
export const routes: RouteObject[] = [
  { path: 'cases', lazy: async () => ({ Component: (await import('./CaseInbox.tsx')).CaseInbox }) },
  { path: 'cases/:id', lazy: async () => ({ Component: (await import('./CaseWorkbench.tsx')).CaseWorkbench }) },
  {
    path: 'notifications',
    lazy: async () => ({ Component: (await import('./notifications/NotificationPage.tsx')).NotificationPage }),
  },
  { path: 'opinions', lazy: async () => ({ Component: (await import('./OpinionInbox.tsx')).OpinionInbox }) },
  { path: 'places/:id', lazy: async () => ({ Component: (await import('./PlaceWithActs.tsx')).PlaceWithActs }) },
  {
    path: 'authorities',
    lazy: async () => ({ Component: (await import('./authorities/AuthorityMatrix.tsx')).AuthorityMatrix }),
  },
  {
    path: 'document-settings',
    lazy: async () => ({ Component: (await import('./documents/settings/DocumentSettings.tsx')).DocumentSettings }),
  },
  {
    path: 'reservations',
    lazy: async () => ({ Component: (await import('./reservations/ReservationsPage.tsx')).ReservationsPage }),
  },
];
