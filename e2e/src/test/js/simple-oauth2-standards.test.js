// simple-oauth2 revokes (RFC 7009); it knows neither metadata nor JWTs nor introspection.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { credentials, readLogs } from './simple-oauth2.js';
import { env } from './demo.js';

test('a revoked token reads no more logs', async () => {
  const token = await credentials(env.CLIENT_SECRET).getToken({});
  const before = await readLogs(token.token.access_token);

  // the answer has no body (RFC 7009 section 2.2); the library's usual setting takes none but JSON
  await token.revoke('access_token', { json: true });

  assert.equal(before.status, 200);
  assert.equal((await readLogs(token.token.access_token)).status, 401);
});
