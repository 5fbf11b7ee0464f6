import { existsSync } from 'node:fs';

// The shell draws no window around the page: a tenth of the processor's time of the browser tests. The program itself, for
// its script in /usr/bin stays its parent: a telephone that is killed would live on.
const PLACES = ['/usr/lib/chromium/chromium-headless-shell', '/usr/bin/chromium'];

/**
 * The Chromium of the browser tests: the one named by CHROMIUM, or the first of the usual ones that is installed.
 *
 * @returns {string}
 */
export const findChromium = () => process.env.CHROMIUM ?? PLACES.find(existsSync) ?? '/usr/bin/chromium';
