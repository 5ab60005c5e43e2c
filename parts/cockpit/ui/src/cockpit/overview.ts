import { html } from 'lit-html';
import { property } from '../shared/form.ts';
import { landscapeOf } from '../shared/hosts.ts';
import { segment } from '../shared/http.ts';
import { Remote, type Page } from '../shared/page.ts';
import type { Opening } from './pages.ts';
import { text } from './text.ts';

interface Account {
  readonly name: string;
  readonly shortName: string;
  readonly displayName: string;
  readonly enabled: boolean;
}

/** An account's names and state. */
export function overviewPage({ account, context, screen }: Opening): Page {
  const details = new Remote(screen, () => context.api.get<Account>(`/api/oauth/v1/accounts/${segment(account)}`));
  return {
    title: text('overview.title', { name: context.account(account).displayName }),
    view: () =>
      details.view(
        (shown) => html`
          <dl class="box">
            ${property(text('overview.name'), shown.name)} ${property(text('overview.shortName'), shown.shortName)}
            ${property(text('overview.landscape'), landscapeOf(location.host))}
            ${property(text('overview.state'), shown.enabled ? text('state.enabled') : text('state.disabled'))}
          </dl>
        `,
      ),
  };
}
