import type { RouteObject } from 'react-router';

export const webhookRoutes: RouteObject[] = [
  { path: 'webhooks', lazy: async () => ({ Component: (await import('./WebhookList.tsx')).WebhookList }) },
  { path: 'webhooks/:id', lazy: async () => ({ Component: (await import('./WebhookPage.tsx')).WebhookPage }) },
];
