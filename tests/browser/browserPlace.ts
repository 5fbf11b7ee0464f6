import { findChromium } from './findChromium.mjs';

/** Where the service under test runs: the two engines may be tested at once. */
export const ENGINE = process.env.DIMING_TEST_ENGINE === 'server' ? 'server' : 'embedded';
// Another port may be given: several clones are tested on one machine.
export const PORT = Number(process.env.DIMING_TEST_PORT ?? (ENGINE === 'server' ? 3198 : 3197));
export const CHROMIUM = findChromium();

// A software WebGL that needs no graphics card, and no calls to the outside.
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-compositing',
  '--disable-gpu-rasterization',
  // A page lives for a minute: what the last optimising compiler gains it does not earn back on two cores.
  '--js-flags=--no-turbofan',
] as const;
