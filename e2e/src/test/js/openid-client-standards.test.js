// openid-client with nothing but an issuer: RFC 8414, 9068 (with jose, its own library for JWTs), 7662 and 7009.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Agent, fetch } from 'undici';
import { ca, env, limitMillis, lookup } from './demo.js';

const client = await import('openid-client');
const jose = await import('jose');
const issuer = env.TOKEN_URL.replace(/\/api\/v1\/token$/, '');
const dispatcher = new Agent({ connect: { ca, lookup } });
const fetchFromDemo = (url, options) => fetch(url, { ...options, dispatcher });

function discover(url, options) {
  const authentication = client.ClientSecretBasic(env.CLIENT_SECRET);
  return client.discovery(new URL(url), env.CLIENT_ID, undefined, authentication, {
    [client.customFetch]: fetchFromDemo,
    timeout: limitMillis / 1000,
    ...options,
  });
}

async function readLogs(config, token) {
  const url = new URL(`${env.API_URL}/MessageProcessingLogs?$format=json`);
  return (await client.fetchProtectedResource(config, token, url, 'GET')).status;
}

test('the issuer is enough to find the endpoints', async () => {
  const inserted = (await discover(issuer, { algorithm: 'oauth2' })).serverMetadata();
  const appended = (await discover(`${issuer}/.well-known/oauth-authorization-server`)).serverMetadata();

  assert.equal(inserted.issuer, issuer);
  assert.equal(inserted.token_endpoint, env.TOKEN_URL);
  assert.equal(inserted.jwks_uri, `${issuer}/api/v1/keys`);
  assert.equal(inserted.introspection_endpoint, `${issuer}/api/v1/introspect`);
  assert.equal(inserted.revocation_endpoint, `${issuer}/api/v1/revoke`);
  assert.deepEqual({ ...appended }, { ...inserted });
});

test('a JWT is verified with the published keys and reads logs', async () => {
  const config = await discover(issuer, { algorithm: 'oauth2' });
  const { access_token } = await client.clientCredentialsGrant(config, { token_format: 'jwtrfc' });
  const keys = jose.createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri), {
    [jose.customFetch]: fetchFromDemo,
    timeoutDuration: limitMillis,
  });

  const { payload, protectedHeader } = await jose.jwtVerify(access_token, keys, {
    issuer,
    audience: 'durward:demotmn',
    subject: env.CLIENT_ID,
    typ: 'at+jwt',
    algorithms: ['ES256'],
    requiredClaims: ['exp', 'iat', 'jti', 'client_id'],
  });

  assert.equal(payload.client_id, env.CLIENT_ID);
  assert.ok(protectedHeader.kid);
  assert.equal(await readLogs(config, access_token), 200);
});

for (const format of ['opaque', 'jwtrfc']) {
  test(`an introspected token is active until it is revoked: ${format}`, async () => {
    const config = await discover(issuer, { algorithm: 'oauth2' });
    const { access_token } = await client.clientCredentialsGrant(config, { token_format: format });
    const before = await client.tokenIntrospection(config, access_token);

    await client.tokenRevocation(config, access_token);

    assert.equal(before.active, true);
    assert.equal(before.client_id, env.CLIENT_ID);
    assert.equal(before.username, `oauth_client_${env.CLIENT_ID}`);
    assert.equal((await client.tokenIntrospection(config, access_token)).active, false);
    const refused = await readLogs(config, access_token).then(assert.fail, (reason) => reason);
    assert.equal(refused.status, 401);
  });
}
