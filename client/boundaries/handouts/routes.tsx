import type { RouteObject } from 'react-router';

/** Hand-out of boundary data; each screen is loaded when first opened. */
export const handoutRoutes: RouteObject[] = [
  { path: 'boundaries/handouts', lazy: async () => ({ Component: (await import('./HandoutList.tsx')).HandoutList }) },
  {
    path: 'boundaries/handouts/new',
    lazy: async () => ({ Component: (await import('./EditHandout.tsx')).NewHandout }),
  },
  {
    path: 'boundaries/handouts/:id',
    lazy: async () => ({ Component: (await import('./HandoutPage.tsx')).HandoutPage }),
  },
  {
    path: 'boundaries/handouts/:id/edit',
    lazy: async () => ({ Component: (await import('./EditHandout.tsx')).EditHandout }),
  },
  {
    path: 'boundaries/public-maps',
    lazy: async () => ({ Component: (await import('../publicMaps/PublicMapsPage.tsx')).PublicMapsPage }),
  },
  {
    path: 'boundaries/packages',
    lazy: async () => ({ Component: (await import('./WaitingPackages.tsx')).WaitingPackages }),
  },
];
