// simple-oauth2, over TLS and in host form.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { credentials, readLogs } from './simple-oauth2.js';
import { env } from './demo.js';

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
