import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Cockpit, env, openBrowser } from './cockpit.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

test('a member of one account sees nothing of another', async () => {
  const cockpit = await Cockpit.open(browser);
  await cockpit.signedIn(env.OTHER_USER, env.OTHER_PASSWORD);
  await cockpit.shows('other');
  assert.doesNotMatch(await cockpit.text(), /acme/i);

  for (const section of ['', '/subscriptions', '/oauth/branding', '/oauth/clients', '/oauth/clients/reader',
    '/authorizations/users?user=oauth_client_reader', '/authorizations/groups', '/authorizations/token?term=reader',
    '/members', '/audit-log']) {
    await cockpit.go(`accounts/acme${section}`);
    const shown = await cockpit.text();
    assert.doesNotMatch(shown, /NodeManager\.read|The reader|acme-admin/, section);
    assert.ok((await cockpit.page.$$('ui5-message-strip[design="Negative"]')).length > 0, `${section} is not refused`);
  }
  cockpit.assertClean();
});
