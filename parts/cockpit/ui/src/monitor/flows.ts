import { html } from 'lit-html';
import { CallError } from '../shared/http.ts';
import { Remote, type Page, type Screen } from '../shared/page.ts';
import { href } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import { time } from '../shared/time.ts';
import type { Context } from './context.ts';
import { dateOf, entities, entity, type DeployedFlow, type Feed } from './odata.ts';
import { text } from './text.ts';

const STATE_DESIGN: Readonly<Record<string, string>> = { STARTED: 'Positive', ERROR: 'Negative', STARTING: 'Information' };

/** Why a flow did not start, in the words of the server. */
async function errorOf(context: Context, flow: DeployedFlow): Promise<string | undefined> {
  if (flow.Status !== 'ERROR') {
    return undefined;
  }
  try {
    return JSON.stringify(await context.api.get(entity('IntegrationRuntimeArtifacts', flow.Id, '/ErrorInformation/$value')));
  } catch (failure) {
    if (failure instanceof CallError) {
      // the flow is shown all the same
      return failure.status === 404 ? undefined : failure.message;
    }
    throw failure;
  }
}

/** The deployed flows with their state. */
export function flowsPage(context: Context, screen: Screen): Page {
  const load = async () => {
    const feed = await context.api.get<Feed<DeployedFlow>>(
      entities('IntegrationRuntimeArtifacts', { $orderby: 'Id', $top: 1000 }),
    );
    return Promise.all(feed.d.results.map(async (flow) => ({ flow, error: await errorOf(context, flow) })));
  };
  const flows = new Remote(screen, load);
  context.repeat.attach(() => flows.load());
  return {
    title: text('flows.title'),
    view: () =>
      flows.view((rows) =>
        table({
          name: text('flows.title'),
          rows,
          empty: text('flows.empty'),
          columns: [
            { title: text('flows.name'), cell: ({ flow }) => html`<span title=${flow.Id}>${flow.Name}</span>` },
            { title: text('flows.id'), cell: ({ flow }) => flow.Id },
            { title: text('flows.version'), cell: ({ flow }) => flow.Version },
            {
              title: text('flows.state'),
              cell: ({ flow, error }) =>
                html`<span class="status" data-design=${STATE_DESIGN[flow.Status] ?? 'Neutral'}>${flow.Status}</span>
                  ${error === undefined ? '' : html`<pre>${error}</pre>`}`,
            },
            { title: text('flows.deployedBy'), cell: ({ flow }) => flow.DeployedBy },
            {
              title: text('flows.deployedOn'),
              cell: ({ flow }) => (flow.DeployedOn === null ? '' : time(dateOf(flow.DeployedOn))),
            },
            {
              title: text('flows.messages'),
              cell: ({ flow }) =>
                html`<a href=${href(['messages'], { time: 'day', artifact: flow.Id })}
                  >${text('flows.show')}</a
                >`,
            },
          ],
        }),
      ),
  };
}
