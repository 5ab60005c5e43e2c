import { html, nothing } from 'lit-html';
import type { View } from '../shared/page.ts';
import { href, type Address } from '../shared/router.ts';
import { AUDITORS, MEMBERS, PROVIDER, PROVIDER_SECTIONS, READERS, type Context } from './context.ts';
import { text, type Key } from './text.ts';

/** A line of the navigation; its address begins with its path. */
interface Entry {
  readonly key: Key;
  readonly path: readonly string[];
  readonly icon?: string;
  /** Platform roles of which one is needed to see it. */
  readonly roles: readonly string[];
  readonly children?: readonly Entry[];
}

const ENTRIES: readonly Entry[] = [
  { key: 'nav.overview', path: [], icon: 'home', roles: MEMBERS },
  {
    key: 'nav.applications',
    path: ['subscriptions'],
    icon: 'product',
    roles: MEMBERS,
    children: [{ key: 'nav.subscriptions', path: ['subscriptions'], roles: MEMBERS }],
  },
  {
    key: 'nav.security',
    path: ['authorizations'],
    icon: 'locked',
    roles: MEMBERS,
    children: [
      { key: 'nav.authorizations', path: ['authorizations'], roles: MEMBERS },
      { key: 'nav.oauth', path: ['oauth'], roles: MEMBERS },
      { key: 'nav.explainer', path: ['explainer'], roles: MEMBERS },
      { key: 'nav.auditLog', path: ['audit-log'], roles: AUDITORS },
    ],
  },
  { key: 'nav.members', path: ['members'], icon: 'group', roles: READERS },
];

/** The left navigation of an account, in the original's order, of what the person may see. */
export function navigation(context: Context, address: Address): View {
  const [top, account, section = ''] = address.path;
  if (top !== 'accounts' || account === undefined) {
    return nothing;
  }
  const isThere = ({ path, children }: Entry): boolean =>
    account !== PROVIDER || PROVIDER_SECTIONS.includes(path[0] ?? '') || (children?.some(isThere) ?? false);
  const isShown = (entry: Entry) => context.may(account, entry.roles) && isThere(entry);
  const link = (entry: Entry) => href(['accounts', account, ...entry.path]);
  const isSelected = (entry: Entry) => (entry.path[0] ?? '') === section;
  return html`
    <ui5-side-navigation accessible-name=${text('nav.name')}>
      ${ENTRIES.filter(isShown).map((entry) =>
        entry.children === undefined
          ? html`<ui5-side-navigation-item
              text=${text(entry.key)}
              icon=${entry.icon}
              href=${link(entry)}
              ?selected=${isSelected(entry)}
            ></ui5-side-navigation-item>`
          : html`<ui5-side-navigation-item text=${text(entry.key)} icon=${entry.icon} unselectable expanded>
              ${entry.children.filter(isShown).map(
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
