import { shellWord, type Scripting } from '../shared/calls.ts';
import { Api } from '../shared/http.ts';
import type { Session } from '../shared/session.ts';

/** The answer of `GET /itspaces/session` on a management node. */
export interface MonitorSession {
  readonly user: string;
  readonly csrfToken: string;
  readonly account: string;
  /** Roles at the application of this host, groups expanded. */
  readonly roles: readonly string[];
}

const ODATA = '/itspaces/odata';

/** What the pages of a signed-in person need. */
export class Context implements Scripting {
  readonly api: Api;
  readonly credentials: string;

  constructor(readonly session: Session<MonitorSession>) {
    this.api = new Api(session);
    this.credentials = `-u ${shellWord(session.info.user)}`;
  }

  address(path: string): string | undefined {
    return path.startsWith(`${ODATA}/`) ? location.origin + path.slice(ODATA.length) : undefined;
  }
}
