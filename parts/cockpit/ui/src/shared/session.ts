import { answerOf, CallError, request, type Credentials } from './http.ts';

/** What both hosts say about a session. */
export interface SessionInfo {
  readonly user: string;
  readonly csrfToken: string;
}

/** Where to sign in, when there is no session. */
export interface SignedOut {
  readonly signIn: string | undefined;
}

/** The session of the person at this browser. */
export class Session<Info extends SessionInfo> implements Credentials {
  /** Called when a call shows that the session has ended. */
  onEnd: () => void = () => {};

  private constructor(
    private readonly path: string,
    private current: Info,
  ) {}

  /**
   * The session at a path, or where to get one.
   *
   * @throws CallError when the server can't say
   */
  static async at<Info extends SessionInfo>(path: string): Promise<Session<Info> | SignedOut> {
    const response = await request('GET', path, { Accept: 'application/json' });
    if (response.status === 401) {
      const { signIn } = (await response.json().catch(() => ({}))) as { signIn?: string };
      return { signIn };
    }
    return new Session<Info>(path, await answerOf<Info>(response));
  }

  /**
   * Begins one by user and password.
   *
   * @throws CallError 401 for a wrong user or password, 429 when there were too many attempts
   */
  static async begin<Info extends SessionInfo>(path: string, user: string, password: string): Promise<Session<Info>> {
    return new Session<Info>(path, await answerOf<Info>(await request('POST', path, {}, { user, password })));
  }

  /** What it says of its user. */
  get info(): Info {
    return this.current;
  }

  csrfToken(): string {
    return this.current.csrfToken;
  }

  async renew(): Promise<boolean> {
    const next = await Session.at<Info>(this.path);
    if (next instanceof Session) {
      this.current = next.current;
      return true;
    }
    return false;
  }

  ended(): void {
    this.onEnd();
  }

  /** Signs out; a session that is gone already is no error. */
  async end(): Promise<void> {
    const response = await request('DELETE', this.path, { 'X-CSRF-Token': this.current.csrfToken });
    if (!response.ok && response.status !== 401) {
      throw new CallError(response.status, response.statusText);
    }
  }
}
