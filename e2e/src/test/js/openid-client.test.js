// openid-client, the certified client of Node, over TLS and in host form.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Agent, fetch } from 'undici';
import { ca, env, limitMillis, lookup } from './demo.js';

const client = await import('openid-client');
const dispatcher = new Agent({ connect: { ca, lookup } });

function configuration(secret) {
  const tokenUrl = new URL(env.TOKEN_URL);
  const server = { issuer: `${tokenUrl.origin}/oauth2`, token_endpoint: tokenUrl.href };
  const configuration = new client.Configuration(server, env.CLIENT_ID, undefined, client.ClientSecretBasic(secret));
  configuration[client.customFetch] = (url, options) => fetch(url, { ...options, dispatcher });
  configuration.timeout = limitMillis / 1000;
  return configuration;
}

test('a token by client credentials reads logs', async () => {
  const config = configuration(env.CLIENT_SECRET);
  const tokens = await client.clientCredentialsGrant(config);
  const url = new URL(`${env.API_URL}/MessageProcessingLogs?$format=json`);

  const logs = await client.fetchProtectedResource(config, tokens.access_token, url, 'GET');

  assert.equal(tokens.token_type, 'bearer');
  assert.ok(tokens.expiresIn() > 3500);
  assert.equal(logs.status, 200);
  assert.ok((await logs.json()).d.results.length > 0);
});

test("a wrong secret is the library's error with invalid_client", async () => {
  const config = configuration(`wrong-${env.CLIENT_SECRET}`);

  const error = await client.clientCredentialsGrant(config).then(assert.fail, (reason) => reason);

  assert.ok(error instanceof client.WWWAuthenticateChallengeError);
  assert.equal(error.status, 401);
  assert.deepEqual(error.cause, [{ scheme: 'basic', parameters: { realm: 'demo' } }]);
  assert.equal((await error.response.json()).error, 'invalid_client');
});
