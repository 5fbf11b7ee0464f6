import type { RouteObject } from 'react-router';

/** Filings for the record; each screen is loaded when first opened. */
export const filingRoutes: RouteObject[] = [
  { path: 'filings', lazy: async () => ({ Component: (await import('./FilingInbox.tsx')).FilingInbox }) },
  { path: 'filings/new', lazy: async () => ({ Component: (await import('./FilingFormPage.tsx')).FilingFormPage }) },
  { path: 'filings/:id', lazy: async () => ({ Component: (await import('./FilingPage.tsx')).FilingPage }) },
  {
    path: 'filings/:id/edit',
    lazy: async () => ({ Component: (await import('./FilingFormPage.tsx')).FilingFormPage }),
  },
];
