/** The landscape with its port, from a host such as `account.example.com:8443` or `acme-tmn.example.com`. */
export function landscapeOf(host: string): string {
  return host.slice(host.indexOf('.') + 1);
}

/** The origin of a landscape's host, with the port of this page. */
export function originOf(label: string): string {
  return `${location.protocol}//${label}.${landscapeOf(location.host)}`;
}
