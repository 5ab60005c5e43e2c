import type { Page } from '../shared/page.ts';
import { href } from '../shared/router.ts';
import { tabs } from '../shared/tabs.ts';
import { brandingTab } from './branding.ts';
import { clientPage } from './client.ts';
import { clientsTab } from './clients.ts';
import { READERS } from './context.ts';
import type { Opening } from './pages.ts';
import { text } from './text.ts';

/** Security > OAuth: the URLs and the clients, or one client. */
export function oauthPage(opening: Opening): Page {
  const [tab = 'branding', client] = opening.rest;
  if (client !== undefined) {
    return clientPage(opening, client);
  }
  const isClients = tab === 'clients';
  const content = isClients ? clientsTab(opening) : brandingTab(opening);
  const link = (name: string) => href(['accounts', opening.account, 'oauth', name]);
  return {
    title: text('oauth.title'),
    view: () =>
      tabs(
        [
          { label: text('oauth.branding'), href: link('branding'), isSelected: !isClients },
          ...(isClients || opening.context.may(opening.account, READERS)
            ? [{ label: text('oauth.clients'), href: link('clients'), isSelected: isClients }]
            : []),
        ],
        content(),
      ),
  };
}
