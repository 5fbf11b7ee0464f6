import type { RouteObject } from 'react-router';

/** Signs; each screen is loaded when first opened. */
export const routes: RouteObject[] = [
  { path: 'signs', lazy: async () => ({ Component: (await import('./SignList.tsx')).SignList }) },
  { path: 'signs/owners', lazy: async () => ({ Component: (await import('./OwnersPage.tsx')).OwnersPage }) },
  { path: 'signs/keys', lazy: async () => ({ Component: (await import('./keys/KeysPage.tsx')).KeysPage }) },
  { path: 'signs/due', lazy: async () => ({ Component: (await import('./due/DuePage.tsx')).DuePage }) },
  {
    path: 'signs/renamed',
    lazy: async () => ({ Component: (await import('./replacements/RenamedPage.tsx')).RenamedPage }),
  },
  {
    path: 'signs/renamed/:id',
    lazy: async () => ({ Component: (await import('./replacements/RenamingPage.tsx')).RenamingPage }),
  },
  { path: 'signs/:id', lazy: async () => ({ Component: (await import('./SignPage.tsx')).SignPage }) },
];
