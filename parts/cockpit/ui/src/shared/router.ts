/** What the part of the address behind `#/` says. */
export interface Address {
  /** The segments, decoded. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

/** The link to an address of this app; what is undefined or empty stays out of the query. */
export function href(path: readonly string[], query: Record<string, string | undefined> = {}): string {
  const parameters = new URLSearchParams(
    Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== ''),
  ).toString();
  return `#/${path.map(encodeURIComponent).join('/')}${parameters === '' ? '' : `?${parameters}`}`;
}

/** Reads a hash; a malformed escape is taken literally. */
export function parseAddress(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  return { path: path.split('/').filter((part) => part !== '').map(decode), query: new URLSearchParams(query) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Goes to an address as a link does. */
export function navigate(path: readonly string[], query: Record<string, string | undefined> = {}): void {
  location.hash = href(path, query);
}
