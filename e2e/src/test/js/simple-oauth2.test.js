// simple-oauth2, over TLS and in host form.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import https from 'node:https';
import { ClientCredentials } from 'simple-oauth2';
import { ca, env, limitMillis, lookup } from './demo.js';

const agent = new https.Agent({ ca, lookup });

function credentials(secret) {
  const tokenUrl = new URL(env.TOKEN_URL);
  return new ClientCredentials({
    client: { id: env.CLIENT_ID, secret },
    auth: { tokenHost: tokenUrl.origin, tokenPath: tokenUrl.pathname },
    http: { agent, timeout: limitMillis },
  });
}

function readLogs(token) {
  const options = { agent, timeout: limitMillis, headers: { authorization: `Bearer ${token}` } };
  return new Promise((resolve, reject) => {
    https.get(`${env.API_URL}/MessageProcessingLogs?$format=json`, options, async (response) => {
      try {
        const text = (await response.setEncoding('utf8').toArray()).join('');
        resolve({ status: response.statusCode, text });
      } catch (error) {
        reject(error);
      }
    }).on('error', reject);
  });
}

test('a token by client credentials reads logs', async () => {
  const { token } = await credentials(env.CLIENT_SECRET).getToken({});

  const logs = await readLogs(token.access_token);

  assert.equal(token.token_type, 'Bearer');
  assert.equal(token.expires_in, 3600);
  assert.equal(logs.status, 200);
  assert.ok(JSON.parse(logs.text).d.results.length > 0);
});

test("a wrong secret is the library's error with invalid_client", async () => {
  const client = credentials(`wrong-${env.CLIENT_SECRET}`);

  const error = await client.getToken({}).then(assert.fail, (reason) => reason);

  assert.equal(error.output.statusCode, 401);
  assert.equal(error.data.payload.error, 'invalid_client');
});
