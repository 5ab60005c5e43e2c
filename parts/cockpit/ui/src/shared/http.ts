import { recordCall, recordLookUp, type Asked, type Call, type Scripting } from './calls.ts';
import { text } from './texts.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A call that a server refused, or that never reached one (status 0). */
export class CallError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly body: unknown = undefined,
  ) {
    super(message);
  }
}

/** What every call needs to know about who is calling. */
export interface Credentials {
  /** Sent with each modifying call. */
  csrfToken(): string;
  /** Gets a new CSRF token; false when the session is gone. */
  renew(): Promise<boolean>;
  /** The session has ended. */
  ended(): void;
}

/** A call that changes something, before it is made. */
export class Change<Answer> implements Asked {
  /** @param make makes it */
  constructor(
    readonly method: Exclude<Method, 'GET'>,
    readonly path: string,
    readonly body: unknown,
    readonly scripting: Scripting,
    readonly make: () => Promise<Answer>,
  ) {}
}

/** Calls of this origin's API, with the session's cookie. */
export class Api {
  /** @param scripting how scripts make the same calls */
  constructor(
    private readonly credentials: Credentials,
    private readonly scripting: Scripting,
  ) {}

  get<T>(path: string): Promise<T> {
    const asked = { method: 'GET', path } as const;
    return this.call<T>(asked, recordCall(asked));
  }

  /** As {@link get}, for what is asked again with each letter that somebody types. */
  lookUp<T>(path: string): Promise<T> {
    const asked = { method: 'GET', path } as const;
    return this.call<T>(asked, recordLookUp(asked));
  }

  /** What a button would do; nothing happens until it is made. */
  change<T>(method: Exclude<Method, 'GET'>, path: string, body?: unknown): Change<T> {
    const asked = { method, path, body };
    return new Change<T>(method, path, body, this.scripting, () => this.call<T>(asked, recordCall(asked)));
  }

  private async call<T>({ method, path, body }: Asked & { method: Method }, call: Call): Promise<T> {
    let response = await this.send(method, path, body);
    if (response.status === 403 && response.headers.get('X-CSRF-Token') === 'Required') {
      response = (await this.credentials.renew()) ? await this.send(method, path, body) : response;
    }
    call.status = response.status;
    if (response.status === 401) {
      this.credentials.ended();
    }
    return answerOf<T>(response);
  }

  private send(method: Method, path: string, body: unknown): Promise<Response> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (method !== 'GET') {
      headers['X-CSRF-Token'] = this.credentials.csrfToken();
    }
    return request(method, path, headers, body);
  }
}

/** A call without the session's CSRF token. */
export async function request(
  method: Method,
  path: string,
  headers: Record<string, string> = {},
  body?: unknown,
): Promise<Response> {
  const init: RequestInit = { method, headers, credentials: 'same-origin', redirect: 'error' };
  if (body !== undefined) {
    init.headers = { ...headers, 'Content-Type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  try {
    return await fetch(path, init);
  } catch {
    throw new CallError(0, text('error.unreachable'));
  }
}

/** The JSON of a good answer; a refusal is thrown with the server's own words. */
export async function answerOf<T>(response: Response): Promise<T> {
  const content = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('Content-Type') ?? '');
  const body: unknown = isJson && content !== '' ? JSON.parse(content) : undefined;
  if (!response.ok) {
    throw new CallError(response.status, messageOf(body) ?? text('error.status', { status: response.status }), body);
  }
  return body as T;
}

function messageOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) {
    return undefined;
  }
  const { message, error } = body as { message?: unknown; error?: unknown };
  if (typeof message === 'string') {
    return message;
  }
  // the OData API's errors nest theirs
  const nested = typeof error === 'object' && error !== null ? (error as { message?: { value?: unknown } }) : undefined;
  const value = nested?.message?.value;
  return typeof value === 'string' ? value : undefined;
}

/** One segment of a path. */
export function segment(value: string): string {
  return encodeURIComponent(value);
}

/** A query with its question mark; what is undefined or empty is left out. */
export function query(values: Record<string, string | number | boolean | undefined>): string {
  const pairs = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return pairs.length === 0
    ? ''
    : `?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&')}`;
}
