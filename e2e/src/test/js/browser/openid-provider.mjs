// A small OpenID provider (OpenID Connect Core 1.0 section 3.1) at which somebody is signed in already.
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

const { env } = process;
const ALGORITHM = 'RS256';

export class OpenIdProvider {
  #codes = new Map();
  #server = createServer((request, response) => {
    this.#answer(request, response).catch((failure) => response.writeHead(500).end(String(failure)));
  });

  constructor(user, keys) {
    this.user = user;
    this.keys = keys;
  }

  /** Listens at the address that the server was told. */
  static async start(user) {
    const provider = new OpenIdProvider(user, await generateKeyPair(ALGORITHM));
    await new Promise((done) => provider.#server.listen(new URL(env.PROVIDER_URL).port, '127.0.0.1', done));
    return provider;
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request, response) {
    const { pathname, searchParams } = new URL(request.url, env.PROVIDER_URL);
    switch (pathname) {
      case '/.well-known/openid-configuration':
        return json(response, this.#description());
      case '/keys':
        return json(response, { keys: [{ ...(await exportJWK(this.keys.publicKey)), kid: 'k1', alg: ALGORITHM }] });
      case '/authorize': {
        const code = randomUUID();
        this.#codes.set(code, searchParams);
        const back = `${searchParams.get('redirect_uri')}?code=${code}&state=${searchParams.get('state')}`;
        return response.writeHead(302, { Location: back }).end();
      }
      case '/token':
        return json(response, await this.#token(new URLSearchParams(await bodyOf(request))));
      default:
        return response.writeHead(404).end();
    }
  }

  #description() {
    const issuer = env.PROVIDER_URL;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: [ALGORITHM],
    };
  }

  async #token(form) {
    const asked = this.#codes.get(form.get('code'));
    const challenge = createHash('sha256').update(form.get('code_verifier')).digest('base64url');
    if (challenge !== asked.get('code_challenge')) {
      throw new Error('the code verifier is not that of the code');
    }
    const token = await new SignJWT({ nonce: asked.get('nonce') })
      .setProtectedHeader({ alg: ALGORITHM, kid: 'k1' })
      .setIssuer(env.PROVIDER_URL)
      .setSubject(this.user)
      .setAudience(asked.get('client_id'))
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(this.keys.privateKey);
    return { access_token: 'unused', token_type: 'Bearer', id_token: token };
  }
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) {
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function json(response, content) {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(content));
}
