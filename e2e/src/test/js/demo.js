// The running demo as a JavaScript client sees it: the values of demo.env, and a way to its hosts.
import fs from 'node:fs';
import dns from 'node:dns';
import { webcrypto } from 'node:crypto';

// Node 18 has Web Crypto only as a module
globalThis.crypto ??= webcrypto;

export const env = process.env;
export const ca = fs.readFileSync(env.CA_FILE);
export const limitMillis = 30_000;

// Names under localhost are the loopback address (RFC 6761 section 6.3), which Node's resolver doesn't know.
export function lookup(host, options, callback) {
  dns.lookup(host.endsWith('.localhost') ? '127.0.0.1' : host, options, callback);
}
