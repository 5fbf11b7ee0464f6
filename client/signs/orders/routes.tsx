import type { RouteObject } from 'react-router';

/** Upkeep of signs; each screen is loaded when first opened. */
export const signWorkRoutes: RouteObject[] = [
  { path: 'signs/orders', lazy: async () => ({ Component: (await import('./OrderList.tsx')).OrderList }) },
  { path: 'signs/orders/new', lazy: async () => ({ Component: (await import('./NewOrder.tsx')).NewOrder }) },
  { path: 'signs/orders/route', lazy: async () => ({ Component: (await import('./RoutePage.tsx')).RoutePage }) },
  { path: 'signs/orders/:id', lazy: async () => ({ Component: (await import('./OrderPage.tsx')).OrderPage }) },
  {
    path: 'signs/orders/reports/:id',
    lazy: async () => ({ Component: (await import('../reports/ReportPage.tsx')).ReportPage }),
  },
  {
    path: 'signs/inspections',
    lazy: async () => ({ Component: (await import('../inspections/InspectionList.tsx')).InspectionList }),
  },
  {
    path: 'signs/indicators',
    lazy: async () => ({ Component: (await import('../indicators/IndicatorsPage.tsx')).IndicatorsPage }),
  },
];
