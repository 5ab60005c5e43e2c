// The client of the tests of simple-oauth2, over TLS and in host form.
import https from 'node:https';
import { ClientCredentials } from 'simple-oauth2';
import { ca, env, limitMillis, lookup } from './demo.js';

const agent = new https.Agent({ ca, lookup });

export function credentials(secret) {
  const tokenUrl = new URL(env.TOKEN_URL);
  return new ClientCredentials({
    client: { id: env.CLIENT_ID, secret },
    auth: {
      tokenHost: tokenUrl.origin,
      tokenPath: tokenUrl.pathname,
      revokePath: tokenUrl.pathname.replace(/token$/, 'revoke'),
    },
    http: { agent, timeout: limitMillis },
  });
}

export function readLogs(token) {
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
