// A person at the cockpit: the packages' Chromium, and what it shows by the names that screen readers say.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import axe from 'axe-core';
import puppeteer from 'puppeteer-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const LIMIT_MS = 20_000;
const IDLE_MS = 50;
const FADING_LIMIT_MS = 2_000;
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
const WIDTH = 1280;
const HEIGHT = 800;
const screenshots = process.env.SCREENSHOTS;

export const env = process.env;
export const THEMES = ['light', 'dark'];
/** The cockpit's origin. */
export const COCKPIT = new URL(env.COCKPIT_URL).origin;

// one Chromium for all tests of a run; what they do in it has nothing of each other
let browser;
before(async () => {
  browser = await puppeteer.launch({
    executablePath: CHROMIUM,
    acceptInsecureCerts: true,
    protocolTimeout: 170_000,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=en'],
  });
});
after(() => browser.close());

/** Calls the platform API as the administrator, as a script would. */
export async function platform(page, method, path, body) {
  const answer = await page.evaluate(
    async (way, where, content) => {
      const { csrfToken } = await (await fetch('/session')).json();
      const response = await fetch(`/api${where}`, {
        method: way,
        headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrfToken },
        ...(content === undefined ? {} : { body: JSON.stringify(content) }),
      });
      return { status: response.status, text: await response.text() };
    },
    method,
    path,
    body,
  );
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.text === '' ? undefined : JSON.parse(answer.text);
}

/** One tab. */
export class Cockpit {
  /** What went wrong in it: errors of scripts, refused content, requests to other hosts. */
  problems = [];
  /** Calls that were answered with 403. */
  refused = [];
  theme = 'light';

  constructor(page) {
    this.page = page;
  }

  static async open(address = '/cockpit/') {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const cockpit = new Cockpit(page);
    page.setDefaultTimeout(LIMIT_MS);
    await page.setViewport({ width: WIDTH, height: HEIGHT });
    page.on('pageerror', (error) => cockpit.problems.push(error.message));
    page.on('console', (message) => {
      // refusals by the server are part of some tests; their text shows in the page
      if (['error', 'warn'].includes(message.type()) && !message.text().startsWith('Failed to load resource')) {
        cockpit.problems.push(message.text());
      }
    });
    page.on('response', (response) => {
      if (response.status() === 403) {
        cockpit.refused.push(response.url());
      }
    });
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== 'data:' && origin !== COCKPIT && origin !== env.PROVIDER_URL) {
        cockpit.problems.push(`foreign request ${request.url()}`);
      }
    });
    await page.goto(COCKPIT + address);
    await page.waitForSelector('#sign-in-user');
    return cockpit;
  }

  close() {
    return this.page.browserContext().close();
  }

  async signIn(user = env.ADMIN_USER, password = env.ADMIN_PASSWORD) {
    await this.enter('User', user);
    await this.enter('Password', password);
    await this.page.keyboard.press('Enter');
  }

  async signedIn(user, password) {
    await this.signIn(user, password);
    await this.page.waitForSelector('header.shell');
  }

  /** Opens an address of the app, such as `accounts/demo`. */
  async go(address) {
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${address}`);
    await this.settled();
  }

  /** Waits until nothing is loading any more. */
  async settled() {
    await this.page.waitForNetworkIdle({ idleTime: IDLE_MS });
    await this.page.waitForFunction(() => document.querySelector('.loading') === null);
  }

  /** The element with an accessible name: in the open dialog when there is one. */
  async named(kind, name) {
    const handle = await this.page.waitForFunction(
      (tags, wanted) => {
        const dialogs = [...document.querySelectorAll('ui5-dialog')].filter((dialog) => dialog.open);
        const scope = dialogs.at(-1) ?? document;
        const nameOf = (element) =>
          element.getAttribute('accessible-name') ?? element.getAttribute('text') ?? element.textContent.trim();
        return [...scope.querySelectorAll(tags)].find(
          (element) => nameOf(element) === wanted && !element.hasAttribute('disabled') && element.checkVisibility(),
        );
      },
      {},
      kind,
      name,
    );
    await handle.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    return handle;
  }

  async press(name) {
    await (await this.named('ui5-button', name)).click();
    await this.settled();
  }

  /** Follows a link of the page or of the navigation. */
  async follow(name) {
    await (await this.named('a, ui5-side-navigation-item, ui5-side-navigation-sub-item', name)).click();
    await this.settled();
  }

  async tab(name) {
    const tab = await this.page.waitForSelector(`ui5-tabcontainer >>> [role="tab"] ::-p-text(${name})`);
    await tab.click();
    await this.settled();
  }

  async enter(name, value) {
    const input = await this.named('ui5-input', name);
    await input.click({ count: 3 });
    await this.page.keyboard.press('Backspace');
    await this.page.keyboard.type(value);
  }

  async choose(name, option) {
    const select = await this.named('ui5-select', name);
    await select.click();
    const handle = await this.page.waitForFunction(
      (element, wanted) =>
        [...element.querySelectorAll('ui5-option')].find(
          (candidate) => candidate.textContent.trim() === wanted && candidate.checkVisibility(),
        ),
      {},
      select,
      option,
    );
    await handle.click();
    await this.page.waitForFunction((element, wanted) => element.selectedOption?.textContent.trim() === wanted, {}, select, option);
  }

  /** Waits for a dialog with a heading. */
  dialog(title) {
    return this.page.waitForFunction(
      (wanted) => [...document.querySelectorAll('ui5-dialog')].some((dialog) => dialog.open && dialog.headerText === wanted),
      {},
      title,
    );
  }

  /** Waits until no dialog is open. */
  noDialog() {
    return this.page.waitForFunction(() => document.querySelector('ui5-dialog') === null);
  }

  /** Waits until the page, or its open dialog, shows a text. */
  shows(text) {
    return this.page.waitForFunction(
      (wanted) =>
        [document.body.innerText, ...[...document.querySelectorAll('ui5-dialog')].map((dialog) => dialog.headerText)].some(
          (shown) => shown.includes(wanted),
        ),
      {},
      text,
    );
  }

  text() {
    return this.page.evaluate(() => document.body.innerText);
  }

  /** The command that the open dialog shows for its button. */
  async plannedCommand() {
    const shown = await this.page.waitForSelector('ui5-dialog [data-planned] pre');
    await this.page.$eval('ui5-dialog [data-planned]', (disclosure) => (disclosure.open = true));
    return shown.evaluate((element) => element.textContent);
  }

  /** The text of an element. */
  textOf(selector) {
    return this.page.$eval(selector, (element) => element.textContent);
  }

  /** Violations of WCAG 2.1 A and AA on what is shown, or on a part of it. */
  async violations(part = 'html') {
    if (await this.page.evaluate(() => globalThis.axe === undefined)) {
      await this.page.evaluate(axe.source);
    }
    return this.page.evaluate(
      async (selector, tags) => {
        const { violations } = await globalThis.axe.run(selector, { runOnly: tags });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      },
      part,
      WCAG,
    );
  }

  /** The system prefers a theme from now on. */
  async prefers(theme) {
    await this.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await this.page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, {}, theme);
    this.theme = theme;
  }

  /** What is shown, or a part of it, hinders nobody; kept as a picture of that name when pictures are wanted. */
  async assertAccessible(name, part) {
    // colours fade into each other, so what hinders for a moment only does not count
    const end = performance.now() + FADING_LIMIT_MS;
    let found = await this.violations(part);
    while (found.length > 0 && performance.now() < end) {
      found = await this.violations(part);
    }
    assert.deepEqual(found, [], `${name}, ${this.theme}`);
    await this.picture(this.theme === 'dark' ? `${name}-dark` : name);
  }

  /** Keeps a picture when pictures are wanted. */
  async picture(name) {
    if (screenshots !== undefined) {
      mkdirSync(screenshots, { recursive: true });
      await this.page.screenshot({ path: join(screenshots, `${name}.webp`), type: 'webp', quality: 80 });
    }
  }

  /** Nothing went wrong in this tab. */
  assertClean() {
    assert.deepEqual(this.problems, []);
  }
}
