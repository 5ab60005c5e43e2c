import { html, nothing } from 'lit-html';
import type { View } from '../shared/page.ts';
import { href, type Address } from '../shared/router.ts';
import type { Context } from './context.ts';
import { text, type Key } from './text.ts';

/** A line of the navigation; its address begins with its path. */
interface Entry {
  readonly key: Key;
  readonly path: readonly string[];
  readonly icon?: string;
  readonly children?: readonly Entry[];
}

const ENTRIES: readonly Entry[] = [
  { key: 'nav.overview', path: [], icon: 'home' },
  {
    key: 'nav.applications',
    path: ['subscriptions'],
    icon: 'product',
    children: [{ key: 'nav.subscriptions', path: ['subscriptions'] }],
  },
  {
    key: 'nav.security',
    path: ['authorizations'],
    icon: 'locked',
    children: [
      { key: 'nav.authorizations', path: ['authorizations'] },
      { key: 'nav.oauth', path: ['oauth'] },
      { key: 'nav.explainer', path: ['explainer'] },
      { key: 'nav.auditLog', path: ['audit-log'] },
    ],
  },
  { key: 'nav.members', path: ['members'], icon: 'group' },
];

/** The left navigation of an account, in the original's order. */
export function navigation(address: Address): View {
  const [top, account, section = ''] = address.path;
  if (top !== 'accounts' || account === undefined) {
    return nothing;
  }
  const link = (entry: Entry) => href(['accounts', account, ...entry.path]);
  const isSelected = (entry: Entry) => (entry.path[0] ?? '') === section;
  return html`
    <ui5-side-navigation accessible-name=${text('nav.name')}>
      ${ENTRIES.map((entry) =>
        entry.children === undefined
          ? html`<ui5-side-navigation-item
              text=${text(entry.key)}
              icon=${entry.icon}
              href=${link(entry)}
              ?selected=${isSelected(entry)}
            ></ui5-side-navigation-item>`
          : html`<ui5-side-navigation-item text=${text(entry.key)} icon=${entry.icon} unselectable expanded>
              ${entry.children.map(
                (child) => html`<ui5-side-navigation-sub-item
                  text=${text(child.key)}
                  href=${link(child)}
                  ?selected=${isSelected(child)}
                ></ui5-side-navigation-sub-item>`,
              )}
            </ui5-side-navigation-item>`,
      )}
    </ui5-side-navigation>
  `;
}

/** The links above the heading. */
export function pathTo(context: Context, address: Address): { label: string; href: string }[] {
  const [top, account, ...rest] = address.path;
  if (top !== 'accounts' || account === undefined) {
    return [];
  }
  const home = { label: text('accounts.title'), href: href([]) };
  const overview = { label: context.account(account).displayName, href: href(['accounts', account]) };
  return rest.length === 0 ? [home] : [home, overview];
}
