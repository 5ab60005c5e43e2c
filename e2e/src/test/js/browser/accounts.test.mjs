import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { COCKPIT, Cockpit, env, platform } from './cockpit.mjs';
import { OpenIdProvider } from './openid-provider.mjs';

const HOSTILE = '<img src=x onerror=globalThis.ran=1>';

test('whoever has the one-time link becomes the first administrator', async () => {
  const [link] = /https:\S+#\/first\?token=[\w-]+/.exec(readFileSync(env.SERVER_OUT, 'utf8'));
  const cockpit = await Cockpit.open(link.slice(COCKPIT.length));
  await cockpit.shows('works once');
  await cockpit.assertAccessible('first-administrator');
  await cockpit.signedIn('first', env.PEOPLE_PASSWORD);
  await cockpit.shows('Subaccounts');
  assert.equal((await platform(cockpit.page, 'GET', '/oauth/v1/accounts/durward/members')).members[0].user, 'first');

  await cockpit.press('New Subaccount');
  await cockpit.enter('Technical name', 'Third');
  await cockpit.press('Create');
  await cockpit.shows('Something is missing or wrong above.');
  await cockpit.enter('Technical name', 'third');
  await cockpit.enter('Display name', 'The third');
  assert.match(await cockpit.plannedCommand(), /-X POST .*"?name"?: ?"third".*\/oauth\/v1\/accounts/s);
  await cockpit.assertAccessible('new-subaccount');
  await cockpit.press('Create');
  await cockpit.noDialog();
  await cockpit.follow('The third');
  await cockpit.shows('Subaccount: The third');
  await cockpit.follow('2 Subscriptions');
  await cockpit.shows('thirdtmn');
  await cockpit.shows('thirdiflmap');
  await cockpit.go('accounts/third/oauth/clients');
  await cockpit.shows('This subaccount has no clients.');
  const long = 'longer'.repeat(20);
  const subscription = 'durward:thirdtmn';
  const client = { id: long, name: long, description: long, subscription };
  await platform(cockpit.page, 'POST', '/oauth/v1/accounts/third/clients', client);
  await cockpit.go('accounts/third/oauth/branding');
  await cockpit.go('accounts/third/oauth/clients');
  await cockpit.shows(long);
  assert.ok(await cockpit.page.$eval('.table', (box) => box.scrollWidth <= box.clientWidth), 'the table is cut');
  await cockpit.picture('long-names');

  await cockpit.follow('Subaccounts');
  await cockpit.follow('Audit log of the installation');
  await cockpit.shows('Creating account: third');
  await cockpit.go('accounts/durward');
  await cockpit.shows('The provider account owns the applications.');
  await cockpit.follow('Members');
  await cockpit.shows('first');
  assert.equal(await cockpit.page.$('ui5-message-strip[design="Negative"]'), null);
  assert.deepEqual(cockpit.refused, []);

  const late = await Cockpit.open(link.slice(COCKPIT.length));
  await late.signIn('second', env.PEOPLE_PASSWORD);
  await late.page.waitForSelector('[role="alert"]');
  assert.equal(await late.page.$('header.shell'), null);
  cockpit.assertClean();
});

test('a Support User signs in at an OpenID provider, and is told that the API takes passwords', async () => {
  const provider = await OpenIdProvider.start('ben');
  try {
    const cockpit = await Cockpit.open('/cockpit/#/accounts/acme');
    await cockpit.follow('Sign in with The company');
    await cockpit.page.waitForSelector('header.shell');
    await cockpit.shows('ben');
    assert.match(cockpit.page.url(), /#\/accounts\/acme$/);

    const calls = await cockpit.textOf('.calls');
    assert.match(calls, /The API takes the Basic credentials of local users/);
    assert.match(calls, /curl -u "\$API_USER" https:/);
    await cockpit.go('accounts/acme/oauth/clients');
    await cockpit.shows('The reader');
    assert.doesNotMatch(await cockpit.text(), /Register New Client/);
    cockpit.assertClean();
  } finally {
    provider.close();
  }
});

test('a member of one account sees nothing of another', async () => {
  const cockpit = await Cockpit.open();
  await cockpit.signedIn('somebody', env.PEOPLE_PASSWORD);
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

/** Opens everything that the navigation and the tabs of an account offer; nothing of it may be refused. */
async function walk(cockpit) {
  await cockpit.go('accounts/acme');
  const offered = await cockpit.page.$$eval('ui5-side-navigation [href]', (items) =>
    items.map((item) => ({ address: item.getAttribute('href').slice(2), name: item.getAttribute('text') })),
  );
  const seen = offered.map(({ name }) => name);
  for (const { address } of offered) {
    await cockpit.go(address);
    for (const name of await cockpit.page.$$eval('ui5-tab', (tabs) => tabs.map((tab) => tab.getAttribute('text')))) {
      await cockpit.tab(name);
      seen.push(name);
    }
  }
  assert.deepEqual(cockpit.refused, []);
  return seen;
}

test('an Application User Admin gives and takes roles, is warned of wrong names, and meets no refusal', async () => {
  const cockpit = await Cockpit.open();
  await cockpit.signedIn('assigner', env.PEOPLE_PASSWORD);
  assert.deepEqual(await walk(cockpit), ['Overview', 'Subscriptions', 'Authorizations', 'OAuth',
    'Would this call be allowed?', 'Users', 'Groups', 'Branding']);

  await cockpit.go('accounts/acme/authorizations/users');
  await cockpit.enter('User', 'acme');
  await cockpit.page.waitForSelector('ui5-suggestion-item[text="acme-admin"]');
  await cockpit.enter('User', 'oauth_client_Reader');
  await cockpit.shows("account 'acme' has no client 'Reader'");
  await cockpit.press('oauth_client_reader');
  await cockpit.press('Show Assignments');
  await cockpit.shows('NodeManager.read');
  await cockpit.press('Assign');
  await cockpit.choose('Role', 'IntegrationOperationServer.read');
  await cockpit.press('Save');
  await cockpit.shows('IntegrationOperationServer.read');

  await cockpit.go('accounts/acme/subscriptions/durward%3Aacmetmn?role=NodeManager.read');
  await cockpit.press('Assign Users');
  await cockpit.enter('User', 'oauth_client_Reader');
  // closes the list of proposals
  await cockpit.page.keyboard.press('Tab');
  await cockpit.press('Save');
  await cockpit.noDialog();
  await cockpit.shows('Did you mean oauth_client_reader?');
  await cockpit.shows('orphan');
  await cockpit.picture('near-match');

  await cockpit.go('accounts/acme/authorizations/groups');
  await cockpit.press('New Group');
  await cockpit.enter('Name', 'Readers');
  await cockpit.press('Save');
  await cockpit.go('accounts/acme/authorizations/users?user=oauth_client_Reader');
  await cockpit.press('Assign Groups');
  await cockpit.press('Save');
  await cockpit.follow('Readers');
  await cockpit.press('Assign');
  await cockpit.press('Save');
  await cockpit.noDialog();
  await cockpit.shows('oauth_client_Reader');

  await cockpit.go('accounts/acme/authorizations/users');
  await cockpit.shows('oauth_client_Reader');
  await cockpit.picture('orphans');
  await cockpit.press('Unassign oauth_client_Reader');
  await cockpit.press('Unassign');
  await cockpit.noDialog();
  await cockpit.shows('None.');
  await cockpit.go('accounts/acme/authorizations/users?user=oauth_client_Reader');
  await cockpit.shows('No group.');
  await cockpit.shows('No roles.');

  await cockpit.go('accounts/acme/subscriptions/durward%3Aacmetmn?role=NodeManager.read');
  await cockpit.press('Assign Groups');
  await cockpit.press('Save');
  await cockpit.follow('Readers');
  await cockpit.shows('NodeManager.read');
  await cockpit.press('Unassign All');
  await cockpit.press('Unassign');
  await cockpit.shows('No roles.');
  await cockpit.press('Delete group Readers');
  await cockpit.press('Delete');
  await cockpit.shows('No groups.');
  assert.deepEqual(cockpit.refused, []);
  cockpit.assertClean();
});

test('a Developer reads, and is offered nothing that would be refused', async () => {
  const cockpit = await Cockpit.open();
  await cockpit.signedIn('developer', env.PEOPLE_PASSWORD);
  assert.deepEqual(await walk(cockpit), ['Overview', 'Subscriptions', 'Authorizations', 'OAuth',
    'Would this call be allowed?', 'Members', 'Users', 'Groups', 'Token', 'Branding', 'Clients']);

  for (const address of ['', '/subscriptions/durward%3Aacmetmn?role=NodeManager.read', '/oauth/clients',
    '/oauth/clients/reader', '/authorizations/users?user=oauth_client_reader', '/authorizations/groups']) {
    await cockpit.go(`accounts/acme${address}`);
    assert.deepEqual(await cockpit.page.$$eval('main ui5-button:not([icon="copy"]):not(#show)', (buttons) =>
      buttons.map((button) => button.textContent.trim() || button.getAttribute('accessible-name'))), [], address);
  }
  await cockpit.go('accounts/acme/audit-log');
  await cockpit.shows('one of the platform roles Administrator, Support User');
  assert.deepEqual(cockpit.refused, []);
  cockpit.assertClean();
});

test('an Administrator notes what the account is for, finds members by role, subscribes and unsubscribes', async () => {
  const cockpit = await Cockpit.open();
  await cockpit.signedIn('acme-admin', env.PEOPLE_PASSWORD);
  await cockpit.follow('acme');
  await cockpit.press('Edit');
  await cockpit.enter('Description', 'Orders of the north');
  await (await cockpit.named('ui5-checkbox', 'Used for production')).click();
  await cockpit.press('Save');
  await cockpit.noDialog();
  await cockpit.shows('Orders of the north');
  assert.match(await cockpit.text(), /Used for production\s+Yes\s+Beta features\s+No/);

  await cockpit.follow('5 Members');
  await cockpit.shows(HOSTILE);
  await cockpit.choose('Platform role', 'Developer');
  await cockpit.shows('1 in all');
  assert.doesNotMatch(await cockpit.text(), /assigner/);
  await cockpit.follow('History');
  await cockpit.shows('Orders of the north');
  assert.equal(await cockpit.page.evaluate(() => globalThis.ran), undefined);

  await cockpit.go('accounts/acme/subscriptions');
  await cockpit.press('Subscribe');
  await cockpit.press('Save');
  await cockpit.shows('acmeiflmap');
  await cockpit.press('Unsubscribe from acmeiflmap');
  await cockpit.press('Unsubscribe');
  await cockpit.noDialog();
  assert.doesNotMatch(await cockpit.text(), /acmeiflmap/);
  cockpit.assertClean();
});
