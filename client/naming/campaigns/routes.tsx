import type { RouteObject } from 'react-router';

/** Clean-up campaigns; each screen is loaded when first opened. */
export const campaignRoutes: RouteObject[] = [
  { path: 'campaigns', lazy: async () => ({ Component: (await import('./CampaignList.tsx')).CampaignList }) },
  { path: 'campaigns/:id', lazy: async () => ({ Component: (await import('./CampaignPage.tsx')).CampaignPage }) },
  { path: 'campaigns/:id/sheet', lazy: async () => ({ Component: (await import('./ExpertSheet.tsx')).ExpertSheet }) },
];
