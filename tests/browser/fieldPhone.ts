import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { CHROMIUM, CHROMIUM_FLAGS } from './browserPlace.ts';
import { PHONE } from './expectFit.ts';

const AT = { longitude: 106.2, latitude: 37.98, accuracy: 5 };
const ENDPOINT = /DevTools listening on (ws:\S+)/;

/** A telephone with a browser of its own that can be ended like one whose battery is out; what it keeps stays in its folder. */
export class FieldPhone {
  readonly #folder: string;
  readonly #origin: string;
  #process: ChildProcess | undefined;
  #page: Page | undefined;
  constructor(folder: string, origin: string) {
    this.#folder = folder;
    this.#origin = origin;
  }

  get page(): Page {
    if (!this.#page) throw new Error('The telephone is off');
    return this.#page;
  }

  /** Starts the browser and opens the app. */
  async on({ offline = false, at = AT } = {}): Promise<Page> {
    const args = [...CHROMIUM_FLAGS, '--headless', '--remote-debugging-port=0', `--user-data-dir=${this.#folder}`];
    this.#process = spawn(CHROMIUM, [...args, '--lang=zh-CN', 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
    const browser = await chromium.connectOverCDP(await endpointOf(this.#process));
    const [context] = browser.contexts();
    if (!context) throw new Error('The browser has no context');
    this.#page = await ready(context, this.#origin, at);
    await context.setOffline(offline);
    await this.#page.goto(`${this.#origin}/field/`);
    return this.#page;
  }

  /** Ends every process of the browser at once, without a chance to write anything more. */
  async kill(): Promise<void> {
    const running = this.#process;
    this.#page = undefined;
    if (!running || running.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }
}

async function ready(context: BrowserContext, origin: string, at: typeof AT): Promise<Page> {
  await context.grantPermissions(['geolocation'], { origin });
  await context.setGeolocation(at);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  return page;
}

async function endpointOf(browser: ChildProcess): Promise<string> {
  if (!browser.stderr) throw new Error('The browser says nothing');
  for await (const line of createInterface({ input: browser.stderr })) {
    const [, endpoint] = ENDPOINT.exec(line) ?? [];
    if (endpoint) return endpoint;
  }
  throw new Error('The browser ended before it listened');
}
