import { html } from 'lit-html';
import { Remote, type Page } from '../shared/page.ts';
import { href } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import { applicationOf } from './model.ts';
import type { Opening } from './pages.ts';
import { text } from './text.ts';

/** The applications that an account subscribes to. */
export function subscriptionsPage({ account, platform, screen }: Opening): Page {
  const subscriptions = new Remote(screen, () => platform.subscriptions());
  const title = text('subscriptions.title');
  return {
    title,
    view: () =>
      subscriptions.view((rows) =>
        table({
          name: title,
          rows,
          empty: text('subscriptions.empty'),
          columns: [
            { title: text('subscriptions.provider'), cell: ({ application }) => applicationOf(application).provider },
            {
              title: text('subscriptions.application'),
              cell: ({ application }) =>
                html`<a href=${href(['accounts', account, 'subscriptions', application])}
                  >${applicationOf(application).name}</a
                >`,
            },
            {
              title: text('overview.state'),
              cell: ({ enabled }) => (enabled ? text('subscriptions.started') : text('state.disabled')),
            },
          ],
        }),
      ),
  };
}
