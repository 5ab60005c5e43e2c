import { html, nothing } from 'lit-html';
import { changing, confirmDialog } from '../shared/dialog.ts';
import { valueOf } from '../shared/form.ts';
import type { Change } from '../shared/http.ts';
import { Remote, type View } from '../shared/page.ts';
import { href, navigate } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import { time } from '../shared/time.ts';
import { WRITERS } from './context.ts';
import { subscriptionLabel, type Token } from './model.ts';
import type { Opening } from './pages.ts';
import { text } from './text.ts';

const BY_USER = 'user';
const BY_CLIENT = 'client';

/** Opaque tokens of one client or user, and their end (contract g). */
export function tokensTab(opening: Opening): () => View {
  const { account, query } = opening;
  const path = ['accounts', account, 'authorizations', 'token'];
  let by = query.get('by') === BY_USER ? BY_USER : BY_CLIENT;
  let term = query.get('term') ?? '';
  const found = term === '' ? undefined : foundTokens(opening, path, by, term);
  const search = (event: Event) => {
    event.preventDefault();
    navigate(path, { by, term: term.trim() });
  };
  return () => html`
    <h2>${text('tokens.title')}</h2>
    <form class="toolbar" @submit=${search}>
      <ui5-select id="by" accessible-name=${text('tokens.by')} @change=${(event: Event) => (by = valueOf(event))}>
        <ui5-option value=${BY_CLIENT} ?selected=${by === BY_CLIENT}>${text('tokens.clientId')}</ui5-option>
        <ui5-option value=${BY_USER} ?selected=${by === BY_USER}>${text('tokens.userId')}</ui5-option>
      </ui5-select>
      <ui5-input
        id="term"
        accessible-name=${text('tokens.term')}
        .value=${term}
        @input=${(event: Event) => (term = valueOf(event))}
      ></ui5-input>
      <ui5-button id="search-token" design="Emphasized" type="Submit">${text('tokens.search')}</ui5-button>
    </form>
    ${found === undefined ? html`<p class="hint">${text('tokens.note')}</p>` : found()}
  `;
}

function foundTokens({ account, query, context, platform, screen }: Opening, path: string[], by: string, term: string): () => View {
  const whose = by === BY_USER ? { userId: term } : { clientId: term };
  const after = query.get('after');
  const tokens = new Remote(screen, () => platform.tokens(after === null ? whose : { ...whose, after }));
  const mayChange = context.may(account, WRITERS);

  const ask = (title: string, note: string, change: Change<void>) =>
    confirmDialog(
      title,
      html`<p>${note}</p>`,
      changing({ label: title, design: 'Negative', change, done: () => tokens.load() }),
    );
  const revoke = ({ id }: Token): View =>
    mayChange
      ? html`<ui5-button
          design="Transparent"
          @click=${() => ask(text('tokens.revoke'), text('tokens.revokeNote'), platform.revoke(id))}
          >${text('tokens.revoke')}</ui5-button
        >`
      : nothing;
  const revokeAll = () =>
    ask(text('tokens.revokeAll'), text('tokens.revokeAllNote'), platform.revokeAll(whose));

  return () =>
    tokens.view(
      ({ tokens: rows, next }) => html`
        <div class="toolbar">
          ${mayChange
            ? html`<ui5-button id="revoke-all" ?disabled=${rows.length === 0} @click=${revokeAll}
                >${text('tokens.revokeAll')}</ui5-button
              >`
            : nothing}
        </div>
        ${table({
          name: text('tokens.title'),
          rows,
          empty: text('tokens.empty'),
          columns: [
            { title: text('tokens.client'), cell: ({ clientId }) => clientId },
            { title: text('tokens.application'), cell: ({ application }) => subscriptionLabel(application) },
            { title: text('users.user'), cell: ({ user }) => user },
            { title: text('tokens.issuedAt'), cell: ({ issuedAt }) => time(issuedAt) },
            {
              title: text('tokens.validUntil'),
              cell: ({ validUntil }) => (validUntil === null ? text('tokens.never') : time(validUntil)),
            },
            { title: text('table.actions'), cell: revoke },
          ],
        })}
        ${next === null ? nothing : html`<p><a href=${href(path, { by, term, after: next })}>${text('tokens.more')}</a></p>`}
      `,
    );
}
