import type { RouteObject } from 'react-router';

/** The register; each screen is loaded when first opened. */
export const routes: RouteObject[] = [
  { path: 'places', lazy: async () => ({ Component: (await import('./PlaceRegister.tsx')).PlaceRegister }) },
];
