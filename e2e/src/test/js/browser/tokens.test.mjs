import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { Cockpit, env, openBrowser } from './cockpit.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

function curl(...words) {
  return execFileSync('curl', ['-sS', '--cacert', env.CA_FILE, ...words], { encoding: 'utf8' });
}

function newToken() {
  const { CLIENT_ID, CLIENT_SECRET, TOKEN_URL } = env;
  return JSON.parse(curl('-u', `${CLIENT_ID}:${CLIENT_SECRET}`, '-d', 'grant_type=client_credentials', TOKEN_URL)).access_token;
}

function statusWith(token) {
  return curl('-o', '/dev/null', '-w', '%{http_code}', '-H', `Authorization: Bearer ${token}`, `${env.API_URL}/MessageProcessingLogs?$top=1`);
}

test('a token found by its client is revoked, and refused at once', async () => {
  const token = newToken();
  assert.equal(statusWith(token), '200');
  const cockpit = await Cockpit.open(browser);
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
  const cockpit = await Cockpit.open(browser);
  await cockpit.signedIn();
  await cockpit.go(`accounts/demo/authorizations/token?by=user&term=oauth_client_${env.CLIENT_ID}`);

  await cockpit.press('Revoke');
  await cockpit.dialog('Revoke');
  await cockpit.press('Revoke');
  await cockpit.noDialog();

  assert.deepEqual(tokens.map(statusWith).sort(), ['200', '401']);
  cockpit.assertClean();
});
