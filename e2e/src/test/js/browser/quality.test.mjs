import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COCKPIT, Cockpit, env, platform, THEMES } from './cockpit.mjs';

const FIRST_PAINT_MS = Number(env.FIRST_PAINT_LIMIT_MS ?? 500);
const SCRIPT_LIMIT = 250_000;
const USER = `oauth_client_${env.CLIENT_ID}`;
const SCREENS = {
  accounts: '',
  overview: 'accounts/demo',
  subscriptions: 'accounts/demo/subscriptions',
  application: 'accounts/demo/subscriptions/durward%3Ademotmn?role=NodeManager.read',
  branding: 'accounts/demo/oauth/branding',
  clients: 'accounts/demo/oauth/clients',
  client: `accounts/demo/oauth/clients/${env.CLIENT_ID}`,
  users: `accounts/demo/authorizations/users?user=${USER}`,
  groups: 'accounts/demo/authorizations/groups?group=Readers',
  tokens: `accounts/demo/authorizations/token?term=${env.CLIENT_ID}`,
  explainer: `accounts/demo/explainer?user=${USER}`,
  members: 'accounts/demo/members',
  'audit-log': 'accounts/demo/audit-log',
  'not-found': 'accounts/demo/nothing',
};
/** Of screens, the buttons that open their dialogs. */
const DIALOGS = {
  overview: { account: 'Edit' },
  application: { 'assign-users': 'Assign Users' },
  clients: { 'register-client': 'Register New Client' },
  client: { 'new-secret': 'New Secret', 'delete-client': 'Delete' },
  users: { 'assign-role': 'Assign', 'assign-groups': 'Assign Groups' },
};

test('no screen and no dialog violates WCAG 2.1 A or AA, in light and in dark colours', async () => {
  const cockpit = await Cockpit.open();
  await cockpit.signedIn();
  const [groups, name] = ['/authorization/v1/accounts/demo/groups', 'Readers'];
  await platform(cockpit.page, 'POST', groups, { groups: [{ name }] });
  await platform(cockpit.page, 'PUT', `${groups}/users?groupName=${name}`, { users: [{ name: 's0001' }] });
  for (const theme of THEMES) {
    await cockpit.prefers(theme);
    for (const [name, address] of Object.entries(SCREENS)) {
      await cockpit.go(address);
      await cockpit.assertAccessible(name);
      for (const [dialog, button] of Object.entries(DIALOGS[name] ?? {})) {
        await cockpit.press(button);
        await cockpit.page.$eval('ui5-dialog [data-planned]', (disclosure) => (disclosure.open = true));
        await cockpit.assertAccessible(`dialog-${dialog}`, 'ui5-dialog');
        await cockpit.page.keyboard.press('Escape');
        await cockpit.noDialog();
      }
    }
  }
  cockpit.assertClean();
});

test('the form says at once what is wrong, Enter saves, Escape keeps a secret and the focus goes back', async () => {
  const cockpit = await Cockpit.open();
  await cockpit.signedIn();
  await cockpit.go('accounts/demo/oauth/clients');
  await cockpit.press('Register New Client');
  const id = () => cockpit.page.$eval('ui5-input#client-id', (input) => input.value);
  const generated = await id();
  assert.match(generated, /^[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  await cockpit.press('Regenerate ID');
  assert.notEqual(await id(), generated);
  await cockpit.enter('Secret', 'a secret of my own');
  const typeOf = () => cockpit.page.$eval('ui5-input#client-secret', (input) => input.type);
  assert.equal(await typeOf(), 'Password');
  await (await cockpit.named('ui5-icon', 'Show the secret')).click();
  assert.equal(await typeOf(), 'Text');
  await cockpit.enter('ID', env.CLIENT_ID.toUpperCase());
  await cockpit.shows(`The client ${env.CLIENT_ID} has this ID already`);
  await cockpit.enter('Token Lifetime', '4321');
  await cockpit.choose('Unit of the lifetime', 'hours');
  await cockpit.shows('the lifetime is 1 second to 180 days');
  await cockpit.enter('Token Lifetime', '25');
  await cockpit.shows('Longer than 24 hours');
  await cockpit.enter('ID', 'by-keyboard');
  await cockpit.page.keyboard.press('Enter');
  await cockpit.shows('Enter 1 to 255 characters.');
  await cockpit.shows('Something is missing or wrong above.');
  await cockpit.enter('Name', 'By keyboard');
  await cockpit.page.keyboard.press('Enter');
  await cockpit.dialog('Client Registered');
  // the secret in it is shown this once
  await cockpit.page.keyboard.press('Escape');
  await cockpit.dialog('Client Registered');
  await cockpit.press('Close');
  await cockpit.noDialog();

  assert.equal(await cockpit.page.evaluate(() => document.activeElement?.id), 'register');
  cockpit.assertClean();
});

test('the page is light, paints fast and names no foreign host', async () => {
  const cockpit = await Cockpit.open();
  const scripts = [];
  const keep = (response) => {
    if (response.url().endsWith('.js')) {
      const size = Number(response.headers()['content-length'] ?? Number.NaN);
      scripts.push(response.text().then((source) => ({ size, source, url: response.url() })));
    }
  };
  cockpit.page.on('response', keep);
  await cockpit.page.setCacheEnabled(false);
  await cockpit.page.reload();
  await cockpit.page.waitForSelector('#sign-in-user');
  cockpit.page.off('response', keep);
  const loaded = await Promise.all(scripts);
  for (const { source, url } of loaded) {
    assert.doesNotMatch(source, /https:\/\/cdn/, url);
  }
  const weight = loaded.reduce((sum, { size }) => sum + size, 0);
  // the best of a few, as other work on the machine only ever adds
  const paints = [];
  for (let turn = 0; turn < 5; turn++) {
    await cockpit.page.reload();
    const paint = await cockpit.page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    );
    paints.push(await paint.jsonValue());
  }
  const policy = (await cockpit.page.goto(`${COCKPIT}/cockpit/`)).headers()['content-security-policy'];

  console.log(`script ${weight} bytes compressed, first contentful paint ${paints.map(Math.round).join(', ')} ms`);
  assert.ok(weight > 0 && weight <= SCRIPT_LIMIT, `${weight} bytes of script`);
  assert.ok(Math.min(...paints) <= FIRST_PAINT_MS, `first contentful paint ${paints}`);
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
  cockpit.assertClean();
});
