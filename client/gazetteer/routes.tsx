import type { RouteObject } from 'react-router';

/** The register. The page of one place shows its signs and what may be applied for too, so its route stands with naming. */
export const routes: RouteObject[] = [
  { path: 'places', lazy: async () => ({ Component: (await import('./PlaceRegister.tsx')).PlaceRegister }) },
];
