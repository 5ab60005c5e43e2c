import { html } from 'lit-html';
import { copyButton } from '../shared/copy.ts';
import { changing, confirmDialog, OpenDialog } from '../shared/dialog.ts';
import { field, property, valueOf } from '../shared/form.ts';
import type { View } from '../shared/page.ts';
import { table } from '../shared/table.ts';
import { time } from '../shared/time.ts';
import { lifetimeText } from './lifetime.ts';
import type { Client, LiveSecret } from './model.ts';
import type { Platform } from './platform.ts';
import { secretInput } from './secret-input.ts';
import { text } from './text.ts';

/** How long an old secret may go on, in seconds. */
const OVERLAPS = [0, 3_600, 86_400, 604_800, 2_592_000];
const DAY = 86_400;

/** A secret that the server shows this once. */
export function newSecretView(id: string, secret: string): View {
  return html`
    <ui5-message-strip design="Critical" hide-close-button>${text('secret.once')}</ui5-message-strip>
    <dl class="box">
      ${property(text('client.id'), html`<code>${id}</code> ${copyButton(id, text('client.id'))}`)}
      ${property(
        text('client.secret'),
        html`<code id="new-secret">${secret}</code> ${copyButton(secret, text('client.secret'))}`,
      )}
    </dl>
  `;
}

/** Adds a secret beside the one that is there, which goes on for a while. */
export function rotateSecret(platform: Platform, client: Client, done: () => void): void {
  let overlap = DAY;
  let typed = '';
  let added: string | undefined;
  const form = (dialog: OpenDialog): View => html`
    <p>${text('secret.rotateNote')}</p>
    ${field(
      { id: 'overlap', label: text('secret.overlap') },
      html`<ui5-select
        id="overlap"
        accessible-name=${text('secret.overlap')}
        @change=${(event: Event) => {
          overlap = Number(valueOf(event));
          dialog.refresh();
        }}
      >
        ${OVERLAPS.map(
          (seconds) =>
            html`<ui5-option value=${String(seconds)} ?selected=${seconds === overlap}
              >${seconds === 0 ? text('secret.atOnce') : lifetimeText(seconds)}</ui5-option
            >`,
        )}
      </ui5-select>`,
    )}
    ${field(
      { id: 'own-secret', label: text('client.secret'), hint: text('client.secretHint') },
      secretInput({
        id: 'own-secret',
        value: typed,
        change: (value) => {
          typed = value;
          dialog.refresh();
        },
      }),
    )}
  `;
  OpenDialog.show((dialog) =>
    added !== undefined
      ? { title: text('secret.added'), body: newSecretView(client.id, added), isShownOnce: true }
      : {
          title: text('secret.rotate'),
          body: form(dialog),
          confirmation: changing({
            label: text('secret.add'),
            change: platform.addSecret(client.id, {
              ...(typed === '' ? {} : { secret: typed }),
              previousSecretEndsIn: overlap,
            }),
            done: ({ secret }) => {
              added = secret;
              done();
              return false;
            },
          }),
        },
  );
}

/** The live secrets of a client, by their dates. */
export function secretTable(platform: Platform, client: Client, mayChange: boolean, done: () => void): View {
  const end = ({ id }: LiveSecret) =>
    confirmDialog(
      text('secret.end'),
      html`<p>${text('secret.endNote')}</p>`,
      changing({
        label: text('secret.end'),
        design: 'Negative',
        change: platform.removeSecret(client.id, id),
        done,
      }),
    );
  const actions = (secret: LiveSecret): View =>
    html`<ui5-button design="Transparent" ?disabled=${client.secrets.length < 2} @click=${() => end(secret)}
      >${text('secret.end')}</ui5-button
    >`;
  return table({
    name: text('secret.title'),
    rows: client.secrets,
    empty: text('secret.none'),
    columns: [
      { title: text('secret.createdAt'), cell: ({ createdAt }) => time(createdAt) },
      { title: text('secret.endsAt'), cell: ({ endsAt }) => (endsAt === null ? text('secret.noEnd') : time(endsAt)) },
      ...(mayChange ? [{ title: text('table.actions'), cell: actions }] : []),
    ],
  });
}
