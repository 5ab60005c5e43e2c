// A person at the message monitor: a tab of Chromium, and what it shows.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import puppeteer from 'puppeteer-core';

export const { env } = process;
const MONITOR = new URL(env.MONITOR_URL).origin;
const COCKPIT = new URL(env.COCKPIT_URL).origin;
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
const LIMIT_MS = 30_000;

/** Where the monitor's pages are. */
export const SHELL = '/itspaces/shell/monitoring/';
/** The rows of a list. */
export const ROWS = '#messages tbody tr[data-guid]';
/** What would run if a page took it for markup. */
export const HOSTILE = '<img src=x onerror="alert(1)">';

/** Chromium without anything of an earlier run. */
export function openChromium() {
  return puppeteer.launch({
    executablePath: env.CHROMIUM ?? '/usr/bin/chromium',
    acceptInsecureCerts: true,
    protocolTimeout: 170_000,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=en'],
  });
}

/** Works in a tab of somebody who is signed in, where nothing may go wrong. */
export async function signedIn(browser, user, work, origin = MONITOR) {
  const monitor = await Monitor.signedIn(browser, user, origin);
  try {
    await work(monitor);
    monitor.assertClean();
  } finally {
    await monitor.close();
  }
}

/** One tab. */
export class Monitor {
  /** What went wrong in it: errors of scripts, refused content, requests to other hosts, dialogs. */
  problems = [];

  constructor(page, home) {
    this.page = page;
    this.home = home;
    page.setDefaultTimeout(LIMIT_MS);
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (message) => {
      // refusals by the server are part of some tests; their text shows in the page
      if (['error', 'warn'].includes(message.type()) && !message.text().startsWith('Failed to load resource')) {
        this.problems.push(message.text());
      }
    });
    page.on('dialog', (dialog) => {
      this.problems.push(`a script ran: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (!['data:', 'blob:'].includes(protocol) && origin !== home && origin !== COCKPIT) {
        this.problems.push(`foreign request ${request.url()}`);
      }
    });
  }

  /** A tab of somebody who is signed in at the cockpit. */
  static async signedIn(browser, user, origin) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width: 1920, height: 1000 });
    const monitor = new Monitor(page, origin);
    await page.goto(`${COCKPIT}/cockpit/`);
    const status = await page.evaluate(
      async (body) =>
        (await fetch('/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).status,
      JSON.stringify({ user, password: env.PEOPLE_PASSWORD }),
    );
    assert.equal(status, 200);
    return monitor;
  }

  /** Opens a path of the tmn host, and waits for a selector. */
  async open(path, selector) {
    await this.page.goto('about:blank');
    await this.page.goto(this.home + path);
    await this.until(selector);
  }

  /** The messages that the list shows, from the top. */
  guids() {
    return this.page.$$eval(ROWS, (rows) => rows.map(({ dataset }) => dataset.guid));
  }

  /** Turns to the next page, and waits until it is shown. */
  async nextPage() {
    const [first] = await this.guids();
    await this.click('[data-page="page.next"]');
    await this.page.waitForFunction(
      (rows, before) => ![before, undefined].includes(document.querySelector(rows)?.dataset.guid),
      {},
      ROWS,
      first,
    );
  }

  /** Lets every call whose address matches fail, until the function that comes back is called. */
  async break(pattern) {
    await this.page.setRequestInterception(true);
    const answer = (request) =>
      pattern.test(request.url())
        ? request.respond({
            status: 503,
            contentType: 'application/json',
            body: '{"error":{"message":{"value":"out of order"}}}',
          })
        : request.continue();
    this.page.on('request', answer);
    return async () => {
      this.page.off('request', answer);
      await this.page.setRequestInterception(false);
    };
  }

  until(selector) {
    return this.page.waitForSelector(selector, { visible: true });
  }

  async click(selector) {
    const element = await this.until(selector);
    await element.evaluate((shown) => shown.scrollIntoView({ block: 'center' }));
    await element.click();
  }

  text(selector) {
    return this.page.$eval(selector, (element) => element.textContent.trim());
  }

  /** The part of the address behind the hash. */
  async address() {
    return new URL(this.page.url()).hash;
  }

  /** Waits until an element's text matches. */
  shows(selector, pattern) {
    return this.page.waitForFunction(
      (wanted, source) => new RegExp(source, 's').test(document.querySelector(wanted)?.textContent ?? ''),
      {},
      selector,
      pattern.source,
    );
  }

  async fill(selector, value) {
    await this.click(selector);
    await this.page.$eval(selector, (field) => field.select());
    await this.page.keyboard.type(value);
    await this.page.keyboard.press('Enter');
  }

  /** Opens a tab of the message by its name. */
  async tab(name) {
    const tab = await this.page.waitForSelector(`#tabs >>> [role="tab"] ::-p-text(${name})`);
    await tab.click();
  }

  /** Keeps a picture when pictures are wanted. */
  async picture(name) {
    if (env.SCREENSHOTS !== undefined) {
      mkdirSync(env.SCREENSHOTS, { recursive: true });
      await this.page.screenshot({ path: join(env.SCREENSHOTS, `${name}.png`) });
    }
  }

  /** Nothing that is shown hinders anybody, in light and in dark colours. */
  async assertAccessible(name) {
    for (const theme of ['light', 'dark']) {
      await this.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      await this.page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, {}, theme);
      // colours change with the next frames
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await this.page.evaluate(axe.source);
      const found = await this.page.evaluate(async (tags) => {
        const { violations } = await globalThis.axe.run(document, { runOnly: tags });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      }, WCAG);
      assert.deepEqual(found, [], `${name}, ${theme}`);
      await this.picture(`monitor-${name}${theme === 'dark' ? '-dark' : ''}`);
    }
    await this.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  }

  /** Nothing went wrong in this tab. */
  assertClean() {
    assert.deepEqual(this.problems, []);
  }

  async close() {
    await this.page.browserContext().close();
  }
}
