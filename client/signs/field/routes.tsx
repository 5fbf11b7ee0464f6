import type { RouteObject } from 'react-router';

/** Work packages and conflicts of the field; each screen is loaded when first opened. */
export const fieldRoutes: RouteObject[] = [
  { path: 'signs/packages', lazy: async () => ({ Component: (await import('./PackageList.tsx')).PackageList }) },
  { path: 'signs/packages/new', lazy: async () => ({ Component: (await import('./NewPackage.tsx')).NewPackage }) },
  { path: 'signs/packages/:id', lazy: async () => ({ Component: (await import('./PackagePage.tsx')).PackagePage }) },
  {
    path: 'signs/packages/:id/edit',
    lazy: async () => ({ Component: (await import('./EditPackage.tsx')).EditPackage }),
  },
  { path: 'signs/conflicts', lazy: async () => ({ Component: (await import('./ConflictList.tsx')).ConflictList }) },
  { path: 'signs/conflicts/:id', lazy: async () => ({ Component: (await import('./ConflictPage.tsx')).ConflictPage }) },
];
