// Times the message monitor in Chromium: from a click until the browser has drawn what was asked for. Started by
// monitor.sh, beside the packages it needs.
import puppeteer from 'puppeteer-core';

const { ADMIN_USER: user, ADMIN_PASSWORD: password, API_URL, PLATFORM_URL, RUNS = '3', CHROMIUM } = process.env;
const monitor = `${new URL(API_URL).origin}/itspaces/shell/monitoring/`;
const cockpit = new URL(PLATFORM_URL).origin.replace('//api.', '//account.');
const LIMIT_MS = 60_000;

/** Milliseconds from a click to the first frame in which a selector's elements are there and nothing loads any more. */
async function timed(page, click, wanted) {
  return page.evaluate(
    (clicked, selector, limit) =>
      new Promise((resolve, reject) => {
        const before = document.querySelector(selector);
        const begin = performance.now();
        document.querySelector(clicked).click();
        const look = () => {
          const now = document.querySelector(selector);
          if (now !== null && now !== before) {
            // the frame after this one is on the screen
            requestAnimationFrame(() => resolve(performance.now() - begin));
          } else if (performance.now() - begin > limit) {
            reject(new Error(`no ${selector}`));
          } else {
            requestAnimationFrame(look);
          }
        };
        look();
      }),
    click,
    wanted,
    LIMIT_MS,
  );
}

async function until(page, selector) {
  await page.waitForSelector(selector, { timeout: LIMIT_MS });
}

/** Opens an address of the monitor anew. */
async function open(page, hash) {
  await page.goto('about:blank');
  await page.goto(monitor + hash);
}

function print(what, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const round = (time) => `${Math.round(time)}`.padStart(7);
  console.log(`${what.padEnd(62)}${round(sorted[Math.floor(sorted.length / 2)])}${round(sorted[0])}${round(sorted.at(-1))}`);
}

async function repeated(what, once) {
  const times = [];
  for (let run = 0; run < Number(RUNS); run += 1) {
    times.push(await once());
  }
  print(what, times);
}

const ROWS = '#messages tbody tr:nth-child(50)';
const browser = await puppeteer.launch({
  executablePath: CHROMIUM,
  args: ['--no-sandbox', '--ignore-certificate-errors'],
});
try {
  const page = await browser.newPage();
  await page.goto(`${cockpit}/cockpit/`);
  const status = await page.evaluate(
    async (body) =>
      (await fetch('/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).status,
    JSON.stringify({ user, password }),
  );
  if (status !== 200) {
    throw new Error(`sign-in was answered with ${status}`);
  }
  console.log(`${'ms'.padEnd(62)} median   best  worst`);
  for (const time of ['day', 'all']) {
    const overview = async () => {
      await open(page, `#/?time=${time}`);
      await until(page, '#overview');
    };
    await repeated(`overview of time "${time}", from its address`, async () => {
      const begin = performance.now();
      await overview();
      return performance.now() - begin;
    });
    await repeated(`click on the number of one flow's messages, "${time}"`, async () => {
      await overview();
      return timed(page, '#overview tr:has([title^="flow-11,"]) td[data-status="COMPLETED"] a', ROWS);
    });
    await repeated(`click on the number of all failed messages, "${time}"`, async () => {
      await overview();
      return timed(page, '#overview tfoot td[data-status="FAILED"] a', ROWS);
    });
  }
  await repeated('list of all messages, from its address', async () => {
    const begin = performance.now();
    await open(page, '#/messages?time=all');
    await until(page, ROWS);
    return performance.now() - begin;
  });
  await repeated('next page of all messages', async () => {
    await open(page, '#/messages?time=all');
    await until(page, ROWS);
    return timed(page, '[data-page="page.next"]', ROWS);
  });
  await repeated('page 20,000 of all messages, from its address', async () => {
    const begin = performance.now();
    await open(page, '#/messages?time=all&page=20000');
    await until(page, ROWS);
    return performance.now() - begin;
  });
  await repeated('count of all messages, from the address of the list', async () => {
    const begin = performance.now();
    await open(page, '#/messages?time=all');
    await page.waitForFunction(() => /\d/.test(document.querySelector('#count')?.textContent ?? ''), {
      timeout: LIMIT_MS,
    });
    return performance.now() - begin;
  });
  await repeated('click on a message to its tabs', async () => {
    await open(page, '#/messages?time=all');
    await until(page, ROWS);
    return timed(page, '#messages tbody a', '#tabs');
  });
} finally {
  await browser.close();
}
