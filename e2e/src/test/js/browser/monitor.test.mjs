// The message monitor as people use it: from the overview to an attachment, and what others don't see.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { env, openChromium, ROWS, SHELL, signedIn } from './monitor.mjs';

let browser;
before(async () => {
  browser = await openChromium();
});
after(() => browser.close());

const as = (user, work) => signedIn(browser, user, work);

test('from the overview to an attachment', () =>
  as('operator', async (monitor) => {
    await monitor.open(`${SHELL}#/?time=day`, '#overview');
    await monitor.assertAccessible('overview');
    const row = '#overview tbody tr:has(span[title^="order-intake,"])';
    const counted = Number(await monitor.text(`${row} td[data-status="COMPLETED"]`));
    await monitor.click(`${row} td[data-status="COMPLETED"] a`);
    await monitor.until(ROWS);
    await monitor.shows('#count', new RegExp(`Messages \\(${counted}\\)`));
    assert.match(await monitor.address(), /artifact=order-intake.*status=COMPLETED|status=COMPLETED.*artifact=order-intake/);
    await monitor.assertAccessible('messages');

    await monitor.click(`${ROWS} a`);
    await monitor.until('#message-title');
    assert.match(await monitor.text('[data-body="status"]'), /Completed.* ms/s);
    await monitor.assertAccessible('message-status');
    await monitor.tab('Properties');
    assert.match(await monitor.text('[data-body="properties"]'), /Sender.*webshop.*Receiver.*erp/s);
    await monitor.assertAccessible('message-properties');
    await monitor.tab('Custom Header Properties');
    assert.match(await monitor.text('[data-body="headers"]'), /shop.*webshop/s);
    await monitor.assertAccessible('message-headers');
    await monitor.tab('Logs');
    assert.match(await monitor.text('[data-body="logs"]'), /Log Level.*INFO.*Completed/s);
    await monitor.assertAccessible('message-logs');
    await monitor.tab('Artifact Details');
    assert.match(await monitor.text('[data-body="artifact"]'), /order-intake.*Integration Flow/s);
    await monitor.assertAccessible('message-artifact');
    await monitor.tab('Attachments');
    await monitor.assertAccessible('message-attachments');
    await monitor.click('[data-view]');
    await monitor.shows('#content', /\S/);
    await monitor.assertAccessible('attachment');
  }));

test('a message of the JSON order shows it formatted, and as it is', () =>
  as('operator', async (monitor) => {
    await monitor.open(`${SHELL}#/messages?time=all&id=browser-order`, ROWS);
    await monitor.click(`${ROWS} a`);
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
      return monitor.guids();
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
    await monitor.assertAccessible('wrong-filter');
  }));

test('a page that is opened without a time shows a short one, and keeps it in its address', () =>
  as('operator', async (monitor) => {
    await monitor.open(SHELL, '#overview');
    assert.equal(await monitor.address(), '#/?time=day');
    assert.match(await monitor.text('#period'), /from .* to\s/);
    await monitor.open(`${SHELL}#/messages?status=COMPLETED`, ROWS);
    assert.equal(await monitor.address(), '#/messages?status=COMPLETED&time=hour');
  }));

test('the filter offers the types and statuses of the original', () =>
  as('operator', async (monitor) => {
    const offered = (id) => monitor.page.$$eval(`${id} option`, (options) => options.map(({ label }) => label.trim()));
    await monitor.open(`${SHELL}#/messages?time=all`, ROWS);
    assert.deepEqual(await offered('#type'), ['All', 'Integration Flow', 'OData API', 'SOAP API', 'REST API']);
    assert.equal((await offered('#status')).join(' '), 'All Failed Retry Completed Processing Escalated Cancelled Discarded Abandoned');
    assert.equal((await offered('#time')).join(', '), 'All, Past Minute, Past Hour, Past 24 Hours, Past Week, Past Month, Custom');
    await monitor.page.select('#type', 'SOAP_API');
    await monitor.shows('#messages', /No message matches/);
    await monitor.assertAccessible('nothing-found');
  }));

test('filters are set by hand and kept in the address', () =>
  as('operator', async (monitor) => {
    await monitor.open(`${SHELL}#/messages?time=all`, ROWS);
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
    await monitor.open(`${SHELL}#/messages?time=all&status=FAILED&artifact=failing-invoice`, ROWS);
    await monitor.click(`${ROWS} a`);
    await monitor.shows('#error', /\S/);
    await monitor.assertAccessible('message-failed');
  }));

test('the deployed flows are shown with their state', () =>
  as('operator', async (monitor) => {
    await monitor.open(`${SHELL}#/flows`, 'main table');
    await monitor.shows('main table', /order-intake.*STARTED/);
    await monitor.assertAccessible('flows');
  }));

test('without the payload role attachments are listed, and the role is named', () =>
  as('reader', async (monitor) => {
    await monitor.open(`${SHELL}#/messages?time=all&id=browser-order`, ROWS);
    await monitor.click(`${ROWS} a`);
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

test('a part of a message that cannot be read says so, and leaves the others usable', () =>
  as('operator', async (monitor) => {
    const parts = [
      ['Runs', 'logs', 'order-intake'],
      ['CustomHeaderProperties', 'headers', 'order-intake'],
      ['Attachments', 'attachments', 'order-intake'],
      ['ErrorInformation', 'status', 'failing-invoice'],
    ];
    for (const [navigation, tab, artifact] of parts) {
      const mend = await monitor.break(new RegExp(`\\)/${navigation}\\b`));
      await monitor.open(`${SHELL}#/messages?time=all&artifact=${artifact}&tab=${tab}`, ROWS);
      await monitor.click(`${ROWS} a`);
      await monitor.shows(`[data-body="${tab}"]`, /out of order/);
      assert.match(await monitor.text('[data-body="properties"]'), /Message ID/, navigation);
      assert.match(await monitor.text('[data-body="status"]'), /Completed|Failed/, navigation);
      const strips = await monitor.page.$$('ui5-message-strip');
      assert.equal(strips.length, 1, navigation);
      await mend();
    }
    await monitor.assertAccessible('part-failed');
  }));

test('a count that fails leaves the list usable', () =>
  as('operator', async (monitor) => {
    const mend = await monitor.break(/inlinecount/);
    await monitor.open(`${SHELL}#/messages?time=all`, `${ROWS}:nth-child(50)`);
    await monitor.shows('#count', /could not be counted/);
    await monitor.nextPage();
    await mend();
  }));

test('an address without a page says so', () =>
  as('operator', async (monitor) => {
    await monitor.open(`${SHELL}#/nothing`, 'main p');
    await monitor.assertAccessible('not-found');
  }));

test('a time in the address that is none is named, and the page is shown', () =>
  as('operator', async (monitor) => {
    for (const [page, selector] of [
      ['#/', '#overview'],
      ['#/messages', ROWS],
    ]) {
      for (const end of ['from', 'to']) {
        await monitor.open(`${SHELL}${page}?time=custom&${end}=rubbish`, selector);
        await monitor.shows('.doubt', /“rubbish” is no time/);
        assert.equal(await monitor.page.$eval(`#${end}`, ({ value }) => value), '');
      }
    }
    await monitor.assertAccessible('no-time');
  }));

test('a message that is clicked comes into view, and its heading gets the focus', () =>
  as('operator', async (monitor) => {
    for (const width of [1920, 1000]) {
      await monitor.page.setViewport({ width, height: 1000 });
      await monitor.open(`${SHELL}#/messages?time=all`, `${ROWS}:nth-child(50)`);
      await monitor.click(`${ROWS}:nth-child(50) a`);
      await monitor.page.waitForFunction(() => document.activeElement.id === 'message-title');
      await monitor.page.waitForFunction(() => {
        const { top, bottom } = document.activeElement.getBoundingClientRect();
        return top >= 0 && bottom <= window.innerHeight;
      });
      await monitor.click('#close-detail');
      await monitor.page.waitForFunction((row) => document.activeElement === document.querySelector(row), {}, `${ROWS}:nth-child(50) a`);
    }
  }));

test('a custom period begins as the one that is shown', () =>
  as('operator', async (monitor) => {
    for (const [page, selector] of [
      ['#/?time=day', '#overview'],
      ['#/messages?time=day', ROWS],
    ]) {
      await monitor.open(SHELL + page, selector);
      const shown = () => monitor.page.$$eval('#period time', (times) => times.map(({ dateTime }) => dateTime));
      const before = await shown();
      await monitor.page.select('#time', 'custom');
      await monitor.until('#from');
      await monitor.until(selector);
      assert.deepEqual(await shown(), before);
      const fields = await monitor.page.$$eval('#from, #to', (ends) => ends.map(({ value }) => Date.parse(value)));
      assert.deepEqual(fields, before.map((end) => Math.trunc(Date.parse(end) / 1000) * 1000));
    }
  }));
