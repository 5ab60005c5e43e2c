// The message monitor as people use it: from the overview to an attachment, and what others don't see.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Monitor, openChromium } from './monitor.mjs';

const { env } = process;
const SHELL = '/itspaces/shell/monitoring/';
const HOSTILE = '<img src=x onerror="alert(1)">';

let browser;
before(async () => {
  browser = await openChromium();
});
after(() => browser.close());

async function as(user, work) {
  const monitor = await Monitor.signedIn(browser, user, env.PEOPLE_PASSWORD);
  try {
    await work(monitor);
    monitor.assertClean();
  } finally {
    await monitor.close();
  }
}

test('from the overview to an attachment', () =>
  as('operator', async (monitor) => {
    await monitor.open(`${SHELL}#/?time=day`, '#overview');
    await monitor.assertAccessible('overview');
    const row = '#overview tbody tr:has(span[title^="order-intake,"])';
    const counted = Number(await monitor.text(`${row} td[data-status="COMPLETED"]`));
    await monitor.click(`${row} td[data-status="COMPLETED"] a`);
    await monitor.until('#messages tbody tr[data-guid]');
    await monitor.shows('#count', new RegExp(`Messages \\(${counted}\\)`));
    assert.match(await monitor.address(), /artifact=order-intake.*status=COMPLETED|status=COMPLETED.*artifact=order-intake/);
    await monitor.assertAccessible('messages');

    await monitor.click('#messages tbody tr[data-guid] a');
    await monitor.until('#message-title');
    assert.match(await monitor.text('[data-body="status"]'), /Completed.* ms/s);
    await monitor.assertAccessible('message-status');
    await monitor.tab('Properties');
    assert.match(await monitor.text('[data-body="properties"]'), /Sender.*webshop.*Receiver.*erp/s);
    await monitor.assertAccessible('message-properties');
    await monitor.tab('Custom Header Properties');
    assert.match(await monitor.text('[data-body="headers"]'), /shop.*webshop/s);
    await monitor.tab('Logs');
    assert.match(await monitor.text('[data-body="logs"]'), /Log Level.*INFO.*Completed/s);
    await monitor.assertAccessible('message-logs');
    await monitor.tab('Artifact Details');
    assert.match(await monitor.text('[data-body="artifact"]'), /order-intake.*Integration Flow/s);
    await monitor.tab('Attachments');
    await monitor.assertAccessible('message-attachments');
    await monitor.click('[data-view]');
    await monitor.shows('#content', /\S/);
    await monitor.assertAccessible('attachment');
  }));

test('a message of the JSON order shows it formatted, and as it is', () =>
  as('operator', async (monitor) => {
    await monitor.open(`${SHELL}#/messages?time=all&id=browser-order`, '#messages tbody tr[data-guid]');
    await monitor.click('#messages tbody tr[data-guid] a');
    await monitor.tab('Attachments');
    await monitor.click('[data-view]');
    await monitor.shows('#content', /\{\n {2}"big": 12345678901234567890,\n {2}"text": /);
    await monitor.click('#format');
    await monitor.shows('#content', /\{"big":12345678901234567890,"text":/);
  }));

test('the documented link opens its message, and its correlated messages', () =>
  as('operator', async (monitor) => {
    const key = encodeURIComponent(JSON.stringify({ messageGuid: env.ORDER_GUID }));
    await monitor.open(`${SHELL}MessageDetails/${key}`, '#message-title');
    await monitor.tab('Properties');
    assert.ok((await monitor.text('[data-body="properties"]')).includes(env.ORDER_GUID));
    await monitor.click('#correlated');
    await monitor.until(`#messages tr[data-guid="${env.ORDER_GUID}"]`);
    assert.match(await monitor.address(), /correlation=/);

    await monitor.open('/itspaces/shell/integration', '#overview, #nothing');
  }));

test('every field of the filter finds what it names', () =>
  as('operator', async (monitor) => {
    const rows = async (query) => {
      await monitor.open(`${SHELL}#/messages?time=all&${query}`, '#messages td');
      return monitor.page.$$eval('#messages tbody tr[data-guid]', (found) => found.map(({ dataset }) => dataset.guid));
    };
    const order = env.ORDER_GUID;
    for (const query of [
      `id=${order}`,
      'id=browser-order',
      'header=order%20%3D%20browser-order',
      'sender=webshop',
      'receiver=erp',
      'messageType=order',
      'customStatus=COMPLETED',
      'artifact=ORDER%20INT',
      'artifact=order-intake,heartbeat',
      'status=COMPLETED&artifact=order-intake',
      'type=INTEGRATION_FLOW&package=demo',
    ]) {
      assert.ok((await rows(`${query}&header=order%20%3D%20browser-order`)).includes(order), query);
    }
    for (const query of ['sender=nobody', 'artifact=nothing-like-this', 'id=unknown', 'header=order%20%3D%20no', "sender=it's"]) {
      assert.deepEqual(await rows(query), [], query);
    }
    await monitor.open(`${SHELL}#/messages?time=all&header=nonsense`, '.wrong');
  }));

test('filters are set by hand and kept in the address', () =>
  as('operator', async (monitor) => {
    await monitor.open(`${SHELL}#/messages?time=all`, '#messages tbody tr[data-guid]');
    await monitor.page.select('#status', 'FAILED');
    await monitor.shows('#messages tbody', /Failed/);
    assert.match(await monitor.address(), /status=FAILED/);
    await monitor.click('#more');
    await monitor.fill('#messageType', 'order');
    await monitor.shows('#messages', /No message matches/);
    assert.match(await monitor.address(), /messageType=order/);
    await monitor.page.reload();
    await monitor.shows('#messages', /No message matches/);
    assert.equal(await monitor.page.$eval('#messageType', ({ value }) => value), 'order');
    await monitor.page.select('#time', 'custom');
    await monitor.until('#from');
    await monitor.assertAccessible('filter');
  }));

test('a failed message shows its last error', () =>
  as('operator', async (monitor) => {
    await monitor.open(`${SHELL}#/messages?time=all&status=FAILED&artifact=failing-invoice`, '#messages tbody tr[data-guid]');
    await monitor.click('#messages tbody tr[data-guid] a');
    await monitor.shows('#error', /\S/);
    await monitor.assertAccessible('message-failed');
  }));

test('text that looks like script stays text', () =>
  as('operator', async (monitor) => {
    await monitor.open(`${SHELL}#/messages?time=all&artifact=hostile`, '#messages tbody tr[data-guid]');
    assert.ok((await monitor.text('#messages tbody')).includes(HOSTILE));
    await monitor.click('#messages tbody tr[data-guid] a');
    for (const tab of ['Properties', 'Custom Header Properties', 'Attachments', 'Artifact Details']) {
      await monitor.tab(tab);
      await monitor.shows('#tabs', /onerror/);
    }
    await monitor.tab('Attachments');
    await monitor.click('[data-view]');
    await monitor.shows('#content', /<script>alert\(1\)<\/script>/);
    await monitor.open(`${SHELL}#/?time=all`, '#overview');
    assert.ok((await monitor.text('#overview')).includes(HOSTILE));
    await monitor.open(`${SHELL}#/flows`, 'main table');
    assert.ok((await monitor.text('main table')).includes(HOSTILE));
    assert.equal(await monitor.page.$('main img'), null);
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
      await monitor.open(`${SHELL}#/messages?time=all&artifact=hostile`, '#messages tbody tr[data-guid]');
      await monitor.click('#messages tbody tr[data-guid] a');
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

test('pages and the period stay while new messages come', () =>
  as('operator', async (monitor) => {
    await monitor.open(`${SHELL}#/messages?time=all`, '#messages tbody tr:nth-child(50)');
    const first = await monitor.page.$$eval('#messages tr[data-guid]', (rows) => rows.map(({ dataset }) => dataset.guid));
    await monitor.click('[data-page="page.next"]');
    await monitor.page.waitForFunction(
      (before) => {
        const row = document.querySelector('#messages tr[data-guid]');
        return row !== null && !before.includes(row.dataset.guid);
      },
      {},
      first,
    );
    assert.match(await monitor.address(), /to=.*page=2/);
    await monitor.click('[data-page="page.first"]');
    await monitor.page.waitForFunction(
      (guid) => document.querySelector('#messages tr[data-guid]')?.dataset.guid === guid,
      {},
      first[0],
    );
  }));

test('the deployed flows are shown with their state', () =>
  as('operator', async (monitor) => {
    await monitor.open(`${SHELL}#/flows`, 'main table');
    await monitor.shows('main table', /order-intake.*STARTED/);
    await monitor.assertAccessible('flows');
  }));

test('each page shows its calls for a script', () =>
  as('operator', async (monitor) => {
    await monitor.open(`${SHELL}#/messages?time=all`, '#messages tbody tr[data-guid]');
    await monitor.click('.calls summary');
    const calls = await monitor.text('.calls');
    assert.ok(calls.includes(`${env.API_URL}/MessageProcessingLogs?`), calls);
    assert.ok(calls.includes('Authorization: Bearer $TOKEN'));
  }));

test('without the payload role attachments are listed, and the role is named', () =>
  as('reader', async (monitor) => {
    await monitor.open(`${SHELL}#/messages?time=all&id=browser-order`, '#messages tbody tr[data-guid]');
    await monitor.click('#messages tbody tr[data-guid] a');
    await monitor.tab('Attachments');
    await monitor.shows('[data-body="attachments"]', /esbmessagestorage\.read/);
    assert.equal(await monitor.page.$('[data-view], [data-download]'), null);
  }));

test('without roles no page shows a message, and each says what is missing', () =>
  as('nobody', async (monitor) => {
    for (const page of ['#/', '#/messages?time=all', '#/flows']) {
      await monitor.open(SHELL + page, 'ui5-message-strip');
      const text = await monitor.page.evaluate(() => document.querySelector('main').textContent);
      assert.match(text, /IntegrationOperationServer\.read/);
      assert.doesNotMatch(text, /order-intake|Order intake/);
    }
    await monitor.assertAccessible('no-roles');
  }));
