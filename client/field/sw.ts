/// <reference lib="webworker" />
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

// Any address of the app is its one page, which knows its screens itself. Nothing of /api, /s/ or /tiles passes here:
// they are outside the app's own files, and requests that this worker does not answer go to the network.
self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.mode !== 'navigate' || !pathname.startsWith('/field')) return;
  event.stopImmediatePropagation();
  event.respondWith(page(event.request));
});

async function page(request: Request): Promise<Response> {
  return (await matchPrecache('index.html')) ?? fetch(request);
}

cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);

// The page asks for it when the person does, and never in the middle of a form.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});
