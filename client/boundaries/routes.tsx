import type { RouteObject } from 'react-router';

/** Boundary lines; each screen is loaded when first opened. */
export const boundaryRoutes: RouteObject[] = [
  { path: 'boundaries', lazy: async () => ({ Component: (await import('./LineList.tsx')).LineList }) },
  {
    path: 'boundaries/restricted',
    lazy: async () => ({ Component: (await import('./RestrictedLines.tsx')).RestrictedLines }),
  },
  { path: 'boundaries/:id', lazy: async () => ({ Component: (await import('./LinePage.tsx')).LinePage }) },
  {
    path: 'boundary-map',
    lazy: async () => ({ Component: (await import('./map/BoundaryMapPage.tsx')).BoundaryMapPage }),
  },
  { path: 'markers', lazy: async () => ({ Component: (await import('./markers/MarkerList.tsx')).MarkerList }) },
  {
    path: 'markers/new',
    lazy: async () => ({ Component: (await import('./markers/RegisterMarker.tsx')).RegisterMarker }),
  },
  { path: 'markers/:id', lazy: async () => ({ Component: (await import('./markers/MarkerPage.tsx')).MarkerPage }) },
  {
    path: 'markers/:id/edit',
    lazy: async () => ({ Component: (await import('./markers/EditMarker.tsx')).EditMarker }),
  },
  {
    path: 'boundaries/:id/edit',
    lazy: async () => ({ Component: (await import('./editor/EditorPage.tsx')).EditorPage }),
  },
  {
    path: 'incidents',
    lazy: async () => ({ Component: (await import('./incidents/IncidentList.tsx')).IncidentList }),
  },
  {
    path: 'incidents/new',
    lazy: async () => ({ Component: (await import('./incidents/ReportIncident.tsx')).ReportIncident }),
  },
  {
    path: 'incidents/:id',
    lazy: async () => ({ Component: (await import('./incidents/IncidentPage.tsx')).IncidentPage }),
  },
  {
    path: 'inspections',
    lazy: async () => ({ Component: (await import('./inspections/CalendarPage.tsx')).CalendarPage }),
  },
  {
    path: 'inspections/:id',
    lazy: async () => ({ Component: (await import('./inspections/InspectionPage.tsx')).InspectionPage }),
  },
  {
    path: 'inspections/:id/field',
    lazy: async () => ({ Component: (await import('./inspections/FieldPage.tsx')).FieldPage }),
  },
];
