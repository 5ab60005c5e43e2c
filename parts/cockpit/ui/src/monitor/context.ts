import type { Scripting } from '../shared/calls.ts';
import { Api } from '../shared/http.ts';
import type { Session } from '../shared/session.ts';
import { KnownArtifacts } from './known.ts';
import { Repeat } from './repeat.ts';

/** The answer of `GET /itspaces/session` on a management node. */
export interface MonitorSession {
  readonly user: string;
  readonly csrfToken: string;
  readonly account: string;
  /** Roles at the application of this host, groups expanded. */
  readonly roles: readonly string[];
}

const ODATA = '/itspaces/odata';
const MONITORING = '/itspaces/monitoring/';
/** The role that payload needs beside those of the monitor. */
export const PAYLOAD_ROLE = 'esbmessagestorage.read';

/** What the pages of a signed-in person need. */
export class Context implements Scripting {
  readonly api: Api;
  readonly known: KnownArtifacts;
  /** Repeats the current page's question while the person wants that. */
  readonly repeat = new Repeat();
  readonly credentials = '-H "Authorization: Bearer $TOKEN" -H \'Accept: application/json\'';

  constructor(readonly session: Session<MonitorSession>) {
    this.api = new Api(session, this);
    this.known = new KnownArtifacts(this.api);
  }

  get mayReadPayload(): boolean {
    return this.session.info.roles.includes(PAYLOAD_ROLE);
  }

  address(path: string): string | undefined {
    if (path.startsWith(`${ODATA}/`)) {
      return location.origin + path.slice(ODATA.length);
    }
    // these take a token at the same address
    return path.startsWith(MONITORING) ? location.origin + path : undefined;
  }
}
