import type Menu from '@ui5/webcomponents/dist/Menu.js';
import { html, nothing, type TemplateResult } from 'lit-html';
import { callPanel, type Scripting } from './calls.ts';
import { messages } from './messages.ts';
import type { Page, View } from './page.ts';
import { chooseTheme } from './theme.ts';
import { text } from './texts.ts';

/** What surrounds every page of an app. */
export interface Shell {
  readonly title: string;
  readonly user: string;
  readonly navigation: View;
  /** Links above the heading, outermost first. */
  readonly path: readonly { readonly label: string; readonly href: string }[];
  readonly scripting: Scripting;
  signOut(): void;
}

/** Header, navigation, the page with its messages, and the calls behind it. */
export function shell(around: Shell, page: Page): TemplateResult {
  return html`
    ${header(around)}
    <div class="body">
      ${around.navigation}
      <main>
        ${breadcrumbs(around)}
        <h1>${page.title}</h1>
        ${messages.view()} ${page.view()} ${callPanel(around.scripting)}
      </main>
    </div>
  `;
}

function breadcrumbs({ path }: Shell): View {
  return path.length === 0
    ? nothing
    : html`<nav class="path" aria-label=${text('shell.path')}>
        ${path.map(({ label, href }) => html`<a href=${href}>${label}</a><span aria-hidden="true">/</span>`)}
      </nav>`;
}

function header({ title, user, signOut }: Shell): TemplateResult {
  const menu = () => document.getElementById('user-menu') as Menu;
  const open = (event: Event) => {
    menu().opener = event.currentTarget as HTMLElement;
    menu().open = true;
  };
  const choose = (event: Event) => {
    const chosen = (event as CustomEvent<{ item: HTMLElement }>).detail.item.dataset['action'];
    if (chosen === 'sign-out') {
      signOut();
    } else if (chosen === 'auto' || chosen === 'light' || chosen === 'dark') {
      void chooseTheme(chosen);
    }
  };
  return html`
    <header class="shell">
      <a class="brand" href="#/">${title}</a>
      <ui5-button
        id="user"
        design="Transparent"
        icon="employee"
        accessible-name=${text('shell.user', { user })}
        .accessibilityAttributes=${{ hasPopup: 'menu' }}
        @click=${open}
        >${user}</ui5-button
      >
      <ui5-menu id="user-menu" header-text=${user} @item-click=${choose}>
        <ui5-menu-item text=${text('theme.auto')} data-action="auto"></ui5-menu-item>
        <ui5-menu-item text=${text('theme.light')} icon="light-mode" data-action="light"></ui5-menu-item>
        <ui5-menu-item text=${text('theme.dark')} icon="dark-mode" data-action="dark"></ui5-menu-item>
        <ui5-menu-item text=${text('shell.signOut')} icon="log" data-action="sign-out"></ui5-menu-item>
      </ui5-menu>
    </header>
  `;
}
