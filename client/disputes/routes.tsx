import type { RouteObject } from 'react-router';

/** Boundary disputes; each screen is loaded when first opened. */
export const disputeRoutes: RouteObject[] = [
  { path: 'disputes', lazy: async () => ({ Component: (await import('./DisputeList.tsx')).DisputeList }) },
  {
    path: 'disputes/new',
    lazy: async () => ({ Component: (await import('./registration/RegisterDispute.tsx')).RegisterDispute }),
  },
  { path: 'disputes/:id', lazy: async () => ({ Component: (await import('./DisputePage.tsx')).DisputePage }) },
];
