import { html, nothing, type TemplateResult } from 'lit-html';
import { copyButton } from './copy.ts';
import { text } from './texts.ts';

/** What a call asks for. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** One call that was made for this page, or that changed something on the page before. */
export interface Call extends Asked {
  /** The answer's status; undefined until there is one. */
  status: number | undefined;
  /** Whether it was made on the page before. */
  isEarlier: boolean;
}

/** How a script makes the same call. */
export interface Scripting {
  /** The address that a script calls for a path of this origin, or undefined when scripts have none. */
  address(path: string): string | undefined;
  /** curl's options that say who calls, ready for a shell. */
  readonly credentials: string;
  /** What one must know before running a command. */
  readonly note?: string;
}

const LIMIT = 30;
const SECRET_FIELD = /^(secret|password)$/;
/** Stands for a secret's value, which is kept nowhere. */
const HIDDEN = Symbol('secret');
let calls: Call[] = [];

/** Notes a call for the page's panel. */
export function recordCall({ method, path, body }: Asked): Call {
  const call: Call = { method, path, body: masked(body), status: undefined, isEarlier: false };
  calls = [...calls.slice(1 - LIMIT), call];
  return call;
}

/** Notes a question that is asked again with each letter that somebody types: the newest takes the place of the others. */
export function recordLookUp(asked: Asked): Call {
  const resource = (path: string) => path.replace(/\?.*/s, '');
  calls = calls.filter(({ method, path }) => method !== asked.method || resource(path) !== resource(asked.path));
  return recordCall(asked);
}

/** Another page is shown from now on: what the one before changed stays for it, as an action may lead on to it. */
export function turnPage(): void {
  calls = calls.filter(({ method, isEarlier }) => method !== 'GET' && !isEarlier);
  calls.forEach((call) => (call.isEarlier = true));
}

/** The same without its secrets, as the panel stays on the screen. */
function masked(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(masked);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, SECRET_FIELD.test(key) ? HIDDEN : masked(inner)]),
  );
}

/** A word as a POSIX shell takes it literally. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A program for jq that builds a body, with its secrets from the environment; and the variables that hold them. */
function jqOf(value: unknown): { program: string; variables: string[] } {
  const variables: string[] = [];
  const of = (inner: unknown, key: string): string => {
    if (inner === HIDDEN) {
      variables.push(key.toUpperCase());
      return `env.${key.toUpperCase()}`;
    }
    if (Array.isArray(inner)) {
      return `[${inner.map((item) => of(item, key)).join(',')}]`;
    }
    if (typeof inner === 'object' && inner !== null) {
      return `{${Object.entries(inner)
        .map(([name, field]) => `${JSON.stringify(name)}:${of(field, name)}`)
        .join(',')}}`;
    }
    return JSON.stringify(inner);
  };
  return { program: of(value, ''), variables };
}

/**
 * A command for bash that makes the call, or undefined when a script can't. It asks for a secret and keeps it out of every
 * argument list, which other users of a machine can read.
 */
export function curlOf(asked: Asked, scripting: Scripting): string | undefined {
  const address = scripting.address(asked.path);
  if (address === undefined) {
    return undefined;
  }
  const words = ['curl', scripting.credentials];
  if (asked.method !== 'GET') {
    words.push('-X', asked.method);
  }
  if (asked.body === undefined) {
    return [...words, shellWord(address)].join(' ');
  }
  const { program, variables } = jqOf(masked(asked.body));
  const body = variables.length > 0 ? '@-' : shellWord(program);
  const curl = [...words, "-H 'Content-Type: application/json'", '-d', body, shellWord(address)].join(' ');
  return variables.length === 0
    ? curl
    : [
        ...variables.map((name) => `IFS= read -rsp '${name}: ' ${name}; export ${name}`),
        `jq -n ${shellWord(program)} |`,
        `  ${curl}`,
      ].join('\n');
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
      ${notes(scripting)}
      <ol>
        ${shown.map(
          ({ call, curl }) => html`
            <li>
              <p class="call">
                <b>${call.method}</b> <span>${scripting.address(call.path)}</span> <i>${call.status}</i>
                ${call.isEarlier ? text('calls.earlier') : nothing}
              </p>
              ${commandBox(curl ?? '')}
            </li>
          `,
        )}
      </ol>
    </details>
  `;
}

/** The commands for what a button is about to do; undefined as long as something is missing. */
export function plannedCalls(planned: readonly (Asked & { scripting: Scripting })[] | undefined): TemplateResult {
  const command = (call: Asked & { scripting: Scripting }) => commandBox(curlOf(call, call.scripting) ?? '');
  const scripting = planned?.[0]?.scripting;
  return html`
    <details class="calls" data-planned>
      <summary>${text('calls.planned')}</summary>
      ${planned === undefined || scripting === undefined
        ? html`<p class="hint">${text('calls.incomplete')}</p>`
        : html`${notes(scripting)} ${planned.map(command)}`}
    </details>
  `;
}

function notes({ note }: Scripting): TemplateResult {
  return html`<p>${text('calls.note')}</p>
    ${note === undefined ? nothing : html`<p>${note}</p>`}`;
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
