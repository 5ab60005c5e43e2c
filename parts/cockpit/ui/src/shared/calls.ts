import { html, nothing, type TemplateResult } from 'lit-html';
import { copyButton } from './copy.ts';
import { text } from './texts.ts';

/** One call that this page made. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  /** The answer's status; undefined until there is one. */
  status: number | undefined;
}

/** How a script makes the same call. */
export interface Scripting {
  /** The address that a script calls for a path of this origin, or undefined when scripts have none. */
  address(path: string): string | undefined;
  /** curl's options that say who calls, ready for a shell. */
  readonly credentials: string;
}

const LIMIT = 30;
const SECRET_FIELD = /^(secret|password)$/;
let calls: Call[] = [];

/** Notes a call for the page's panel. */
export function recordCall(method: string, path: string, body: unknown): Call {
  const call: Call = { method, path, body: body === undefined ? undefined : masked(body), status: undefined };
  calls = [...calls.slice(1 - LIMIT), call];
  return call;
}

/** Forgets the calls of the page that was shown before. */
export function forgetCalls(): void {
  calls = [];
}

/** The same with its secrets hidden, as the panel stays on the screen. */
function masked(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(masked);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, SECRET_FIELD.test(key) ? '…' : masked(inner)]),
  );
}

/** A word as a POSIX shell takes it literally. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A command that makes the call, or undefined when a script can't. */
export function curlOf(call: Call, scripting: Scripting): string | undefined {
  const address = scripting.address(call.path);
  if (address === undefined) {
    return undefined;
  }
  const words = ['curl', scripting.credentials];
  if (call.method !== 'GET') {
    words.push('-X', call.method);
  }
  if (call.body !== undefined) {
    words.push("-H 'Content-Type: application/json'", '-d', shellWord(JSON.stringify(call.body)));
  }
  return [...words, shellWord(address)].join(' ');
}

/** The calls behind a page, each with the command that makes it. */
export function callPanel(scripting: Scripting): TemplateResult | typeof nothing {
  const shown = calls.map((call) => ({ call, curl: curlOf(call, scripting) })).filter(({ curl }) => curl !== undefined);
  if (shown.length === 0) {
    return nothing;
  }
  return html`
    <details class="calls">
      <summary>${text('calls.title', { count: shown.length })}</summary>
      <p>${text('calls.note')}</p>
      <ol>
        ${shown.map(
          ({ call, curl }) => html`
            <li>
              <p class="call"><b>${call.method}</b> <span>${scripting.address(call.path)}</span> <i>${call.status}</i></p>
              ${commandBox(curl ?? '')}
            </li>
          `,
        )}
      </ol>
    </details>
  `;
}

/** A command for a shell with a button that copies it. */
export function commandBox(command: string, name = text('calls.command')): TemplateResult {
  return html`
    <div class="command">
      <pre tabindex="0" role="region" aria-label=${name}>${command}</pre>
      ${copyButton(command, name)}
    </div>
  `;
}
