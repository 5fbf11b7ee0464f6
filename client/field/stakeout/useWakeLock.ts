import { useEffect } from 'react';

/** Keeps the screen lit while shown, where the device can; a refusal (low battery) is no fault. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let left = false;
    const take = async () => {
      if (document.visibilityState !== 'visible') return;
      const taken = await navigator.wakeLock?.request('screen').catch(() => null);
      if (left) void taken?.release();
      else lock = taken ?? null;
    };
    void take();
    // The system takes it back whenever the page is hidden.
    document.addEventListener('visibilitychange', take);
    return () => {
      left = true;
      document.removeEventListener('visibilitychange', take);
      void lock?.release();
    };
  }, []);
}
