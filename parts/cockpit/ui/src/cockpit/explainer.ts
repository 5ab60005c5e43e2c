import { html, nothing } from 'lit-html';
import { field, valueOf } from '../shared/form.ts';
import { Remote, type Page, type View } from '../shared/page.ts';
import { navigate } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import type { Explanation, ExplanationStep } from './model.ts';
import type { Opening } from './pages.ts';
import { text } from './text.ts';
import { UserInput } from './user-input.ts';

const TMN_PATHS = [
  '/api/v1/MessageProcessingLogs',
  "/api/v1/MessageProcessingLogAttachments('id')/$value",
  '/api/v1/UserCredentials',
  '/api/v1/IntegrationRuntimeArtifacts',
];

/** Would a call be allowed, and why (not)? The most frequent question about a 401 or 403. */
export function explainerPage({ account, query, platform, screen }: Opening): Page {
  const asked = {
    userId: query.get('user') ?? '',
    nodeType: query.get('nodeType') === 'iflmap' ? 'iflmap' : 'tmn',
    method: query.get('method') ?? 'GET',
    path: query.get('path') ?? '',
  };
  const explanation = asked.userId === '' ? undefined : new Remote(screen, () => platform.explain(asked));
  const user = new UserInput({ id: 'explained-user', screen, platform }, asked.userId);
  const typed = { ...asked };
  const ask = (event: Event) => {
    event.preventDefault();
    const { method, nodeType, path } = typed;
    navigate(['accounts', account, 'explainer'], { user: user.chosen, nodeType, method, path });
  };

  const form = (): View => html`
    <form @submit=${ask}>
      ${user.view()}
      ${options('node-type', text('explainer.nodeType'), ['tmn', 'iflmap'], typed.nodeType, (value) => (typed.nodeType = value))}
      ${options('method', text('explainer.method'), ['GET', 'POST', 'PUT', 'DELETE'], typed.method, (value) => (typed.method = value))}
      ${field(
        { id: 'path', label: text('explainer.path'), hint: text('explainer.pathHint') },
        html`<ui5-input
          id="path"
          accessible-name=${text('explainer.path')}
          show-suggestions
          no-typeahead
          .value=${typed.path}
          @input=${(event: Event) => (typed.path = valueOf(event))}
          @change=${(event: Event) => (typed.path = valueOf(event))}
        >
          ${TMN_PATHS.map((path) => html`<ui5-suggestion-item text=${path}></ui5-suggestion-item>`)}
        </ui5-input>`,
      )}
      <div class="toolbar">
        <ui5-button id="explain" design="Emphasized" type="Submit">${text('explainer.ask')}</ui5-button>
      </div>
    </form>
  `;

  return {
    title: text('nav.explainer'),
    view: () => html`<p>${text('explainer.note')}</p>
      ${form()} ${explanation?.view(answer) ?? nothing}`,
  };
}

function options(id: string, label: string, values: readonly string[], chosen: string, change: (value: string) => void): View {
  return field(
    { id, label },
    html`<ui5-select id=${id} accessible-name=${label} @change=${(event: Event) => change(valueOf(event))}>
      ${values.map((value) => html`<ui5-option value=${value} ?selected=${value === chosen}>${value}</ui5-option>`)}
    </ui5-select>`,
  );
}

function answer({ allowed, status, method, path, neededRoles, steps }: Explanation): View {
  const reason = ({ text: words, nearMatches }: ExplanationStep): View => html`${words}
  ${nearMatches.length === 0 ? nothing : html`<p class="wrong">${text('users.near', { name: nearMatches.join(', ') })}</p>`}`;
  return html`
    <div id="verdict" role="status">
      <ui5-message-strip design=${allowed ? 'Positive' : 'Negative'} hide-close-button
        >${text(allowed ? 'explainer.allowed' : 'explainer.refused', { method, path, status })}</ui5-message-strip
      >
    </div>
    ${neededRoles.length === 0 ? nothing : html`<p>${text('explainer.needed', { roles: neededRoles.join(', ') })}</p>`}
    ${table({
      name: text('explainer.steps'),
      rows: steps,
      empty: '',
      columns: [
        {
          title: text('explainer.result'),
          cell: ({ passed }) =>
            html`<ui5-tag design=${passed ? 'Positive' : 'Negative'}
              >${text(passed ? 'explainer.passed' : 'explainer.failed')}</ui5-tag
            >`,
        },
        { title: text('explainer.reason'), cell: reason },
      ],
    })}
  `;
}
