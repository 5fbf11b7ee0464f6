import type { RouteObject } from 'react-router';

/** Built-up areas (建成区): those in force on a day, and the way in for new ones. */
export const builtUpRoutes: RouteObject[] = [
  {
    path: 'built-up-areas',
    lazy: async () => ({ Component: (await import('./BuiltUpAreasPage.tsx')).BuiltUpAreasPage }),
  },
  {
    path: 'built-up-areas/upload',
    lazy: async () => ({ Component: (await import('./UploadPage.tsx')).UploadPage }),
  },
];
