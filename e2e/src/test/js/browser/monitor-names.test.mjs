// What people see is names that others chose: none of them runs, and none of another account shows.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { env, HOSTILE, openChromium, ROWS, SHELL, signedIn } from './monitor.mjs';

let browser;
before(async () => {
  browser = await openChromium();
});
after(() => browser.close());

const as = (user, work) => signedIn(browser, user, work);

test('text that looks like script stays text in every field', () =>
  as('operator', async (monitor) => {
    const assertText = async (selector) => {
      const { shown, isMarkup } = await monitor.page.$eval(selector, (element) => ({
        shown: element.innerText,
        isMarkup: element.querySelector('img, script') !== null,
      }));
      assert.ok(shown.includes(HOSTILE), `${selector}: ${shown}`);
      assert.equal(isMarkup, false, selector);
      return shown.split(HOSTILE).length - 1;
    };
    await monitor.open(`${SHELL}#/messages?time=all&artifact=hostile`, ROWS);
    await assertText('#messages tbody');
    await monitor.click(`${ROWS} a`);
    await monitor.until('#message-title');
    await assertText('#message-title');
    const fields = { Properties: 4, 'Custom Header Properties': 2, Attachments: 1, 'Artifact Details': 2 };
    for (const [tab, count] of Object.entries(fields)) {
      await monitor.tab(tab);
      await monitor.shows('#tabs ui5-tab[selected]', /onerror/);
      assert.equal(await assertText('#tabs ui5-tab[selected]'), count, tab);
    }
    await monitor.tab('Attachments');
    await monitor.click('[data-view]');
    await monitor.shows('#content', /<script>alert\(1\)<\/script>/);
    assert.equal(await monitor.page.$eval('ui5-dialog', (dialog) => dialog.headerText), HOSTILE);

    await monitor.open(`${SHELL}#/?time=all`, '#overview');
    await assertText('#overview');
    await monitor.open(`${SHELL}#/flows`, 'main table');
    await assertText('main table');
    // an address can be sent to people, too
    const named = ['sender', 'receiver', 'customStatus', 'messageType', 'header', 'artifact', 'id', 'correlation', 'package'];
    const value = encodeURIComponent(HOSTILE);
    await monitor.open(`${SHELL}#/messages?time=all&${named.map((name) => `${name}=${value}`).join('&')}`, '#messages td');
    assert.equal(await monitor.page.$eval('#sender', (field) => field.value), HOSTILE);
    assert.equal(await monitor.page.$('main img, main script'), null);
  }));

test('downloads and exports carry safe names and values', () =>
  as('operator', async (monitor) => {
    const folder = mkdtempSync(join(tmpdir(), 'durward-downloads-'));
    const session = await monitor.page.createCDPSession();
    await session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    const downloaded = async (ending) => {
      const limit = Date.now() + 20_000;
      for (;;) {
        const found = readdirSync(folder).find((name) => name.endsWith(ending));
        if (found !== undefined) {
          return found;
        }
        assert.ok(Date.now() < limit, `no ${ending} in ${readdirSync(folder)}`);
        await monitor.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      }
    };
    try {
      await monitor.open(`${SHELL}#/messages?time=all&artifact=hostile`, ROWS);
      await monitor.click(`${ROWS} a`);
      await monitor.tab('Attachments');
      await monitor.click('[data-download]');
      assert.match(await downloaded('.txt'), /^hostile-[\w-]{28}-_img src=x onerror=_alert\(1\)_\.txt$/);
      await monitor.click('[data-export="csv"]');
      const csv = readFileSync(join(folder, await downloaded('.csv')), 'utf8');
      assert.match(csv, /^MessageGuid,CorrelationId,/);
      assert.match(csv, /,'=1\+1,/);
      await monitor.click('[data-export="json"]');
      const [row] = JSON.parse(readFileSync(join(folder, await downloaded('.json')), 'utf8'));
      assert.equal(row.Receiver, '=1+1');
    } finally {
      rmSync(folder, { recursive: true });
    }
  }));


test('a person of another account sees nothing of this one', async () => {
  const other = new URL(env.OTHER_MONITOR_URL).origin;
  const look = async (monitor) => {
    for (const [page, shown] of [
      ['#/?time=all', '#nothing'],
      ['#/messages?time=all', '#messages td.empty'],
      [`#/messages?time=all&id=${env.ORDER_GUID}`, '#messages td.empty'],
      [`#/messages?time=all&guid=${env.ORDER_GUID}`, '.detail ui5-message-strip'],
      ['#/flows', 'main td.empty'],
    ]) {
      await monitor.open(SHELL + page, shown);
      // an id or a flow may stand in the address, but nothing that only its owners know
      assert.doesNotMatch(await monitor.text('main'), /Order intake|webshop|browser-order/, page);
    }
    const calls = [
      `/itspaces/odata/api/v1/MessageProcessingLogs('${env.ORDER_GUID}')`,
      `/itspaces/odata/api/v1/MessageProcessingLogs('${env.ORDER_GUID}')/Attachments`,
    ];
    for (const call of calls) {
      assert.equal(await monitor.page.evaluate(async (path) => (await fetch(path)).status, call), 404, call);
    }
  };
  await signedIn(browser, 'stranger', look, other);
  await as('stranger', async (monitor) => {
    await monitor.open(`${SHELL}#/messages?time=all`, 'ui5-message-strip');
    assert.match(await monitor.text('main'), /IntegrationOperationServer\.read/);
    assert.doesNotMatch(await monitor.text('main'), /order-intake|Order intake/);
  });
});
