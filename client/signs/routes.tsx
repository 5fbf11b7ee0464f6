import type { RouteObject } from 'react-router';

/** Signs, and the place page with its signs; each screen is loaded when first opened. */
export const routes: RouteObject[] = [
  { path: 'places/:id', lazy: async () => ({ Component: (await import('./PlaceWithSigns.tsx')).PlaceWithSigns }) },
  { path: 'signs', lazy: async () => ({ Component: (await import('./SignList.tsx')).SignList }) },
  { path: 'signs/:id', lazy: async () => ({ Component: (await import('./SignPage.tsx')).SignPage }) },
];
