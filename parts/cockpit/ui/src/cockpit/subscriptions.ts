import { html, nothing } from 'lit-html';
import { changing, confirmDialog, OpenDialog } from '../shared/dialog.ts';
import { field, valueOf } from '../shared/form.ts';
import { Remote, type Page, type View } from '../shared/page.ts';
import { href } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import { WRITERS } from './context.ts';
import { applicationOf, type NodeType, type Subscription } from './model.ts';
import type { Opening } from './pages.ts';
import type { Platform } from './platform.ts';
import { text } from './text.ts';

const NODE_TYPES: readonly NodeType[] = ['tmn', 'iflmap'];

/** The applications that an account subscribes to. */
export function subscriptionsPage({ account, context, platform, screen }: Opening): Page {
  const subscriptions = new Remote(screen, () => platform.subscriptions());
  const title = text('subscriptions.title');
  const mayChange = context.may(account, WRITERS);
  const reload = () => subscriptions.load();

  const rowsOf = (rows: readonly Subscription[]): View =>
    table({
      name: title,
      rows,
      empty: text('subscriptions.empty'),
      columns: [
        { title: text('subscriptions.provider'), cell: ({ application }) => applicationOf(application).provider },
        {
          title: text('subscriptions.application'),
          cell: ({ application }) =>
            html`<a href=${href(['accounts', account, 'subscriptions', application])}>${applicationOf(application).name}</a>`,
        },
        {
          title: text('overview.state'),
          cell: ({ enabled }) => (enabled ? text('subscriptions.started') : text('state.disabled')),
        },
        ...(mayChange
          ? [
              {
                title: text('table.actions'),
                cell: ({ application }: Subscription) => unsubscribeButton(platform, application, reload),
              },
            ]
          : []),
      ],
    });
  const toolbar = (rows: readonly Subscription[]): View => {
    const missing = NODE_TYPES.filter((nodeType) => !rows.some((row) => row.nodeType === nodeType));
    return html`<div class="toolbar">
      <ui5-button
        id="subscribe"
        ?disabled=${missing.length === 0}
        @click=${() => subscribe(platform, missing, reload)}
        >${text('subscriptions.subscribe')}</ui5-button
      >
    </div>`;
  };

  return {
    title,
    view: () => subscriptions.view((rows) => html`${mayChange ? toolbar(rows) : nothing} ${rowsOf(rows)}`),
  };
}

function subscribe(platform: Platform, missing: readonly NodeType[], done: () => Promise<void>): void {
  const label = text('explainer.nodeType');
  let chosen = missing[0];
  OpenDialog.show((dialog) => ({
    title: text('subscriptions.subscribe'),
    body: field(
      { id: 'new-node-type', label, isRequired: true, hint: text('subscriptions.nodeTypeHint') },
      html`<ui5-select
        id="new-node-type"
        accessible-name=${label}
        @change=${(event: Event) => {
          chosen = valueOf(event) as NodeType;
          dialog.refresh();
        }}
      >
        ${missing.map((type) => html`<ui5-option value=${type} ?selected=${type === chosen}>${type}</ui5-option>`)}
      </ui5-select>`,
    ),
    confirmation: changing({
      label: text('action.save'),
      change: chosen === undefined ? undefined : platform.subscribe(chosen),
      done,
    }),
  }));
}

function unsubscribeButton(platform: Platform, application: string, done: () => Promise<void>): View {
  const title = text('subscriptions.unsubscribeFrom', { application: applicationOf(application).name });
  const ask = () =>
    confirmDialog(
      title,
      html`<p>${text('subscriptions.unsubscribeNote')}</p>`,
      changing({
        label: text('subscriptions.unsubscribe'),
        design: 'Negative',
        change: platform.unsubscribe(application),
        done,
      }),
    );
  return html`<ui5-button design="Transparent" accessible-name=${title} @click=${ask}
    >${text('subscriptions.unsubscribe')}</ui5-button
  >`;
}
