import type { RouteObject } from 'react-router';

export const thresholdRoutes: RouteObject[] = [
  {
    path: 'exchange-thresholds',
    lazy: async () => ({ Component: (await import('./ThresholdsPage.tsx')).ThresholdsPage }),
  },
];
