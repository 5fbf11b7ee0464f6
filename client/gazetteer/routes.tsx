import type { RouteObject } from 'react-router';

/** The register. The page of one place shows its signs too, so its route stands with the signs. */
export const routes: RouteObject[] = [
  { path: 'places', lazy: async () => ({ Component: (await import('./PlaceRegister.tsx')).PlaceRegister }) },
];
