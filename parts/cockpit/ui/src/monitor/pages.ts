import { html } from 'lit-html';
import type { Page, Screen } from '../shared/page.ts';
import { href, type Address } from '../shared/router.ts';
import type { Context } from './context.ts';
import { flowsPage } from './flows.ts';
import { messagesPage } from './messages.ts';
import { overviewPage } from './overview.ts';
import { text } from './text.ts';

/** The page for an address. */
export function openPage(address: Address, context: Context, screen: Screen): Page {
  context.repeat.attach(undefined);
  switch (address.path[0]) {
    case undefined:
      return overviewPage(timed(address, 'day'), 'day', context, screen);
    case 'messages':
      return messagesPage(timed(address, 'hour'), 'hour', context, screen);
    case 'flows':
      return flowsPage(context, screen);
    default:
      return { title: text('notFound.title'), view: () => html`<p>${text('notFound.note')}</p>` };
  }
}

/** The parameters with a time; one that was missing is in the address from now on. */
function timed({ path, query }: Address, usual: string): URLSearchParams {
  if (query.has('time')) {
    return query;
  }
  const whole = new URLSearchParams(query);
  whole.set('time', usual);
  history.replaceState(null, '', href(path, Object.fromEntries(whole)));
  return whole;
}
