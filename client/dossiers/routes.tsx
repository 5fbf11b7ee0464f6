import type { RouteObject } from 'react-router';

/** Dossiers of changes of divisions; each screen is loaded when first opened. */
export const dossierRoutes: RouteObject[] = [
  { path: 'division-dossiers', lazy: async () => ({ Component: (await import('./DossierList.tsx')).DossierList }) },
  { path: 'division-dossiers/:id', lazy: async () => ({ Component: (await import('./DossierPage.tsx')).DossierPage }) },
  {
    path: 'division-editions',
    lazy: async () => ({ Component: (await import('./editions/EditionsPage.tsx')).EditionsPage }),
  },
  {
    path: 'division-editions/:id',
    lazy: async () => ({ Component: (await import('./editions/EditionPage.tsx')).EditionPage }),
  },
];
