const VERSION = '3';

/** A new client's id: random, in the layout of a UUID of version 3, as the original's are (contract c). */
export function newClientId(): string {
  return crypto.randomUUID().replace(/^(.{14})./, `$1${VERSION}`);
}
