import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { Cockpit, env, platform } from './cockpit.mjs';

function curl(...words) {
  return execFileSync('curl', ['-sS', '--cacert', env.CA_FILE, ...words], { encoding: 'utf8' });
}

function newToken(id = env.CLIENT_ID, secret = env.CLIENT_SECRET) {
  return JSON.parse(curl('-u', `${id}:${secret}`, '-d', 'grant_type=client_credentials', env.TOKEN_URL)).access_token;
}

function statusWith(token) {
  return curl('-o', '/dev/null', '-w', '%{http_code}', '-H', `Authorization: Bearer ${token}`, `${env.API_URL}/MessageProcessingLogs?$top=1`);
}

test('a token found by its client is revoked, and refused at once', async () => {
  const token = newToken();
  assert.equal(statusWith(token), '200');
  const cockpit = await Cockpit.open();
  await cockpit.signedIn();
  await cockpit.go('accounts/demo/authorizations/token');
  await cockpit.enter('Client ID or User ID', env.CLIENT_ID);
  await cockpit.press('Search Token');
  await cockpit.shows(`oauth_client_${env.CLIENT_ID}`);
  await cockpit.picture('tokens');

  await cockpit.press('Revoke All');
  await cockpit.dialog('Revoke All');
  await cockpit.press('Revoke All');

  await cockpit.shows('No valid token.');
  assert.equal(statusWith(token), '401');
  cockpit.assertClean();
});

test('one token is revoked and the other stays', async () => {
  const tokens = [newToken(), newToken()];
  const cockpit = await Cockpit.open();
  await cockpit.signedIn();
  await cockpit.go(`accounts/demo/authorizations/token?by=user&term=oauth_client_${env.CLIENT_ID}`);

  await cockpit.press('Revoke');
  await cockpit.dialog('Revoke');
  await cockpit.press('Revoke');
  await cockpit.noDialog();

  assert.deepEqual(tokens.map(statusWith).sort(), ['200', '401']);
  cockpit.assertClean();
});

test('a client gets a second secret, is disabled, enabled and deleted', async () => {
  const [id, first, second] = ['short-lived', 'the first secret 01', 'the second secret 02'];
  const roles = ['IntegrationOperationServer.read', 'NodeManager.read'];
  const cockpit = await Cockpit.open();
  await cockpit.signedIn();
  await platform(cockpit.page, 'POST', '/oauth/v1/accounts/demo/clients', {
    id, name: 'Short lived', subscription: 'durward:demotmn', secret: first, roles,
  });
  await cockpit.go(`accounts/demo/oauth/clients/${id}`);

  await cockpit.press('New Secret');
  await cockpit.enter('Secret', second);
  await cockpit.press('Add Secret');
  await cockpit.dialog('Secret Added');
  await cockpit.press('Close');
  await cockpit.noDialog();
  const token = newToken(id, first);
  assert.equal(statusWith(newToken(id, second)), '200');
  await cockpit.press('End');
  await cockpit.press('End');
  await cockpit.noDialog();
  assert.equal(newToken(id, second), undefined);
  assert.equal(statusWith(token), '200');

  for (const [action, status] of [['Disable', '401'], ['Enable', '200'], ['Delete', '401']]) {
    await cockpit.press(action);
    assert.equal(statusWith(token), status === '200' ? '401' : '200', `${action} before it is confirmed`);
    await cockpit.press(action);
    await cockpit.noDialog();
    assert.equal(statusWith(token), status, action);
  }
  await cockpit.go(`accounts/demo/authorizations/users?user=oauth_client_${id}`);
  await cockpit.shows('orphan');
  cockpit.assertClean();
});
