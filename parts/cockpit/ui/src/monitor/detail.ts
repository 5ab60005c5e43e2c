import { html, nothing, type TemplateResult } from 'lit-html';
import { copyButton } from '../shared/copy.ts';
import { property } from '../shared/form.ts';
import { Remote, type Screen, type View } from '../shared/page.ts';
import { href } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import { time } from '../shared/time.ts';
import { attachmentsView } from './attachments.ts';
import type { Context } from './context.ts';
import {
  dateOf,
  duration,
  entity,
  type Attachment,
  type Entry,
  type Feed,
  type Message,
  type Property,
  type Run,
} from './odata.ts';
import { statusTag } from './status.ts';
import { textAt } from './stream.ts';
import { text, type Key } from './text.ts';

const SET = 'MessageProcessingLogs';
const MOST_RUNS = 50;

interface Everything {
  readonly message: Message;
  readonly error: string | undefined;
  readonly properties: readonly Property[];
  readonly runs: readonly Run[];
  readonly attachments: readonly Attachment[];
}

interface Tab {
  readonly key: string;
  readonly title: Key;
  /** Undefined when there is nothing to show. */
  readonly body: View | undefined;
}

const numbers = new Intl.NumberFormat();

/** One message beside the list. */
export class Detail {
  private readonly everything: Remote<Everything>;

  constructor(
    readonly guid: string,
    public tab: string,
    private readonly context: Context,
    screen: Screen,
  ) {
    this.everything = new Remote(screen, () => this.fetch());
  }

  private async fetch(): Promise<Everything> {
    const { api } = this.context;
    const below = <T>(navigation: string) => api.get<Feed<T>>(entity(SET, this.guid, `/${navigation}`));
    const [message, properties, runs, attachments] = await Promise.all([
      api.get<Entry<Message>>(entity(SET, this.guid)),
      below<Property>('CustomHeaderProperties'),
      below<Run>(`Runs?$top=${MOST_RUNS}`),
      below<Attachment>('Attachments'),
    ]);
    const error =
      message.d.Status === 'COMPLETED'
        ? undefined
        : await textAt(this.context, entity(SET, this.guid, '/ErrorInformation/$value'));
    return {
      message: message.d,
      error,
      properties: properties.d.results,
      runs: runs.d.results,
      attachments: attachments.d.results,
    };
  }

  view(close: () => void, choose: (tab: string) => void): View {
    return html`
      <div class="toolbar">
        <span class="spacer"></span>
        <ui5-button design="Transparent" id="close-detail" @click=${close}>${text('detail.close')}</ui5-button>
      </div>
      ${this.everything.view((shown) => this.message(shown, choose))}
    `;
  }

  private message(shown: Everything, choose: (tab: string) => void): TemplateResult {
    const { message } = shown;
    const select = (event: Event) => {
      const { tab } = (event as CustomEvent<{ tab: HTMLElement }>).detail;
      this.tab = tab.dataset['tab'] ?? '';
      choose(this.tab);
    };
    const tabs = this.tabs(shown).filter(({ body }) => body !== undefined);
    return html`
      <h2 id="message-title">${message.IntegrationArtifact.Name}</h2>
      <p>${text('detail.changed')} ${time(dateOf(message.LogEnd))}</p>
      <ui5-tabcontainer id="tabs" collapsed-content="false" @tab-select=${select}>
        ${tabs.map(
          ({ key, title, body }) =>
            html`<ui5-tab text=${text(title)} data-tab=${key} ?selected=${key === this.tab}>
              <div class="tab" data-body=${key}>${body}</div>
            </ui5-tab>`,
        )}
      </ui5-tabcontainer>
    `;
  }

  private tabs(shown: Everything): readonly Tab[] {
    const { message, properties, attachments } = shown;
    return [
      { key: 'status', title: 'detail.status', body: statusView(shown) },
      { key: 'properties', title: 'detail.properties', body: propertiesView(message) },
      {
        key: 'headers',
        title: 'detail.headers',
        body: properties.length === 0 ? undefined : headersView(properties),
      },
      { key: 'logs', title: 'detail.logs', body: logsView(shown) },
      {
        key: 'attachments',
        title: 'detail.attachments',
        body: attachments.length === 0 ? undefined : attachmentsView(message, attachments, this.context),
      },
      { key: 'artifact', title: 'detail.artifact', body: artifactView(message) },
    ];
  }
}

function optional(key: Key, value: string | null): View {
  return value === null || value === '' ? nothing : property(text(key), value);
}

function statusView({ message, error }: Everything): TemplateResult {
  const took = duration(message.LogStart, message.LogEnd);
  return html`
    <dl>
      ${property(text('field.status'), statusTag(message.Status))}
      ${message.CustomStatus === message.Status ? nothing : optional('field.customStatus', message.CustomStatus)}
      ${property(text('detail.duration'), text('messages.ms', { count: numbers.format(took) }))}
    </dl>
    ${error === undefined
      ? nothing
      : html`<h3>${text('detail.error')}</h3>
          <pre id="error" tabindex="0" role="region" aria-label=${text('detail.error')}>${error}</pre>`}
  `;
}

function propertiesView(message: Message): TemplateResult {
  const correlated = href(['messages'], { time: 'all', correlation: message.CorrelationId });
  return html`<dl>
    ${property(
      text('detail.messageId'),
      html`${message.MessageGuid} ${copyButton(message.MessageGuid, text('detail.messageId'))}`,
    )}
    ${property(
      text('field.correlation'),
      html`<a id="correlated" href=${correlated} title=${text('detail.correlated')}>${message.CorrelationId}</a>
        ${copyButton(message.CorrelationId, text('field.correlation'))}`,
    )}
    ${optional('detail.applicationMessageId', message.ApplicationMessageId)}
    ${optional('field.messageType', message.ApplicationMessageType)} ${optional('field.sender', message.Sender)}
    ${optional('field.receiver', message.Receiver)} ${optional('field.customStatus', message.CustomStatus)}
    ${property(text('detail.started'), time(dateOf(message.LogStart)))}
    ${property(text('detail.ended'), time(dateOf(message.LogEnd)))}
    ${optional('detail.transaction', message.TransactionId)}
    ${optional('detail.previous', message.PreviousComponentName)} ${optional('detail.local', message.LocalComponentName)}
    ${optional('detail.origin', message.OriginComponentName)}
  </dl>`;
}

function headersView(properties: readonly Property[]): TemplateResult {
  return table({
    name: text('detail.headers'),
    rows: properties,
    empty: '',
    columns: [
      { title: text('headers.name'), cell: ({ Name }) => Name },
      { title: text('headers.value'), cell: ({ Value }) => Value },
    ],
  });
}

function logsView({ message, runs }: Everything): TemplateResult {
  return html`
    <dl>${property(text('logs.level'), message.LogLevel)}</dl>
    ${table({
      name: text('logs.runs'),
      rows: runs.map((run, index) => ({ run, number: index + 1 })),
      empty: text('logs.none'),
      columns: [
        { title: text('logs.number'), isNumber: true, cell: ({ number }) => number },
        { title: text('logs.start'), cell: ({ run }) => time(dateOf(run.RunStart)) },
        {
          title: text('detail.duration'),
          isNumber: true,
          cell: ({ run }) =>
            run.RunStop === null
              ? text('logs.running')
              : text('messages.ms', { count: numbers.format(duration(run.RunStart, run.RunStop)) }),
        },
        { title: text('logs.level'), cell: ({ run }) => run.LogLevel },
        { title: text('logs.node'), cell: ({ run }) => run.ProcessId },
        { title: text('field.status'), cell: ({ run }) => statusTag(run.OverallState) },
      ],
    })}
    ${runs.length < MOST_RUNS ? nothing : html`<p class="hint">${text('logs.most', { count: MOST_RUNS })}</p>`}
  `;
}

function artifactView({ IntegrationArtifact }: Message): TemplateResult {
  const { Id, Name, Type, PackageId, PackageName } = IntegrationArtifact;
  return html`
    <dl>
      ${property(text('artifact.name'), Name)} ${property(text('artifact.id'), Id)}
      ${property(text('field.type'), Type === 'INTEGRATION_FLOW' ? text('type.INTEGRATION_FLOW') : Type)}
      ${property(text('field.package'), PackageName)} ${property(text('artifact.packageId'), PackageId)}
    </dl>
    <p>
      <a href=${href(['messages'], { time: 'day', artifact: Id })}>${text('artifact.messages')}</a> ·
      <a href=${href(['flows'])}>${text('artifact.flows')}</a>
    </p>
  `;
}
