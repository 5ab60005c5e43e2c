import { html, nothing } from 'lit-html';
import { valueOf } from '../shared/form.ts';
import { answerOf, query, request } from '../shared/http.ts';
import { callError, type Page, type Screen } from '../shared/page.ts';
import { navigate, type Address } from '../shared/router.ts';
import { Session } from '../shared/session.ts';
import type { CockpitSession } from './context.ts';
import { text } from './text.ts';

/** An OpenID provider that people can sign in with. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** What the page needs. */
export interface SignIn {
  readonly address: Address;
  readonly screen: Screen;
  readonly providers: readonly Provider[];
  /** Where sessions begin. */
  readonly path: string;
  done(session: Session<CockpitSession>): void;
}

/** User and password, or another provider; with a one-time link, the first administrator. */
export function signInPage({ address, screen, providers, path, done }: SignIn): Page {
  const token = address.path[0] === 'first' ? address.query.get('token') : null;
  let user = '';
  let password = '';
  let wrong: string | undefined;
  let isBusy = false;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isBusy) {
      return;
    }
    isBusy = true;
    wrong = undefined;
    screen.refresh();
    try {
      done(await begin());
    } catch (failure) {
      wrong = callError(failure).message;
      isBusy = false;
      screen.refresh();
    }
  }

  async function begin(): Promise<Session<CockpitSession>> {
    if (token !== null) {
      await answerOf(await request('POST', `${path}/first`, {}, { token, user, password }));
      navigate([]);
    }
    return Session.begin<CockpitSession>(path, user, password);
  }

  const returnTo = query({ return: `${location.pathname}${location.hash}` });
  const title = token === null ? text('signIn.title') : text('signIn.first');
  return {
    title,
    view: () => html`
      <main class="card">
        <h1>${title}</h1>
        ${token === null ? nothing : html`<p>${text('signIn.firstNote')}</p>`}
        <form @submit=${submit}>
          <ui5-label for="sign-in-user" required show-colon>${text('signIn.user')}</ui5-label>
          <ui5-input
            id="sign-in-user"
            accessible-name=${text('signIn.user')}
            .value=${user}
            @input=${(event: Event) => (user = valueOf(event))}
          ></ui5-input>
          <ui5-label for="sign-in-password" required show-colon>${text('signIn.password')}</ui5-label>
          <ui5-input
            id="sign-in-password"
            type="Password"
            accessible-name=${text('signIn.password')}
            .value=${password}
            @input=${(event: Event) => (password = valueOf(event))}
          ></ui5-input>
          ${wrong === undefined
            ? nothing
            : html`<div role="alert">
                <ui5-message-strip design="Negative" hide-close-button>${wrong}</ui5-message-strip>
              </div>`}
          <ui5-button id="sign-in" design="Emphasized" type="Submit" ?disabled=${isBusy}>${title}</ui5-button>
        </form>
        ${token !== null
          ? nothing
          : providers.map(
              (provider) => html`<p><a href=${provider.url + returnTo}>${text('signIn.with', { name: provider.name })}</a></p>`,
            )}
      </main>
    `,
  };
}
