import { useSyncExternalStore } from 'react';

const HOURLY_MS = 60 * 60_000;

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

function noteWaiting(worker: ServiceWorker | null): void {
  waiting = worker;
  for (const tell of listeners) tell();
}

/** Keeps the app on the device, and notices newer versions of it. */
export async function startServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register('/field/sw.js', { scope: '/field/' });
  // Without a controller it is the first version, which needs nobody's consent.
  const found = () => navigator.serviceWorker.controller && noteWaiting(registration.waiting);
  found();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', found);
  });
  setInterval(() => void registration.update().catch(() => undefined), HOURLY_MS);
}

/** Whether a newer version is on the device and waits for the person. */
export const useNewVersion = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => waiting !== null,
  );

/** Goes over to the newer version. */
export function takeNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting?.postMessage('take-over');
}
