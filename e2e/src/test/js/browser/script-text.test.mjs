import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cockpit, platform } from './cockpit.mjs';

const SCRIPT = `"><img src=x onerror=globalThis.ran=1><script>globalThis.ran=1</script>`;
// without the characters that a scope must not have
const SCOPE = '<img/src=x/onerror=globalThis.ran=1>';
const ACCOUNT = '/oauth/v1/accounts/demo';
const AUTHORIZATION = '/authorization/v1/accounts/demo';
const TMN = '/apps/demotmn/roles';

test('script text in any name is shown as text, and never runs', async () => {
  const cockpit = await Cockpit.open();
  await cockpit.signedIn();
  const call = (method, path, body) => platform(cockpit.page, method, path, body);
  const name = encodeURIComponent(SCRIPT);
  const { displayName } = await call('GET', ACCOUNT);
  const client = { id: 'scripted', name: SCRIPT, description: SCRIPT, subscription: 'durward:demotmn' };
  await call('POST', `${ACCOUNT}/clients`, client);
  await call('POST', `${AUTHORIZATION}${TMN}?providerAccount=durward`, { roles: [{ name: SCRIPT }] });
  await call('POST', `${AUTHORIZATION}/groups`, { groups: [{ name: SCRIPT }] });
  await call('PUT', `${AUTHORIZATION}/groups/users?groupName=${name}`, { users: [{ name: SCRIPT }] });
  await call('PUT', `${AUTHORIZATION}${TMN}/users?roleName=${name}&providerAccount=durward`, { users: [{ name: SCRIPT }] });
  await call('POST', `${ACCOUNT}/subscriptions/demotmn/scopes`, { id: SCOPE });
  await call('PATCH', ACCOUNT, { displayName: SCRIPT });
  await cockpit.page.reload();
  await cockpit.page.waitForSelector('header.shell');

  for (const address of [
    '',
    'accounts/demo',
    'accounts/demo/oauth/clients',
    'accounts/demo/oauth/clients/scripted',
    `accounts/demo/subscriptions/durward%3Ademotmn?role=${name}`,
    `accounts/demo/authorizations/users?user=${name}`,
    `accounts/demo/authorizations/groups?group=${name}`,
    `accounts/demo/authorizations/token?by=user&term=${name}`,
    `accounts/demo/explainer?user=${name}`,
    'accounts/demo/audit-log',
  ]) {
    await cockpit.go(address);
    await cockpit.shows(SCRIPT);
    assert.equal(await cockpit.page.evaluate(() => globalThis.ran), undefined, address);
  }

  await cockpit.shows(SCOPE);

  await call('PATCH', ACCOUNT, { displayName });
  cockpit.assertClean();
});
