import { html, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { Remote, type Screen, type View } from '../shared/page.ts';
import { time } from '../shared/time.ts';
import { attachmentsView } from './attachments.ts';
import type { Context } from './context.ts';
import { artifactView, headersView, logsView, MOST_RUNS, propertiesView, statusView } from './message-views.ts';
import { dateOf, entity, type Attachment, type Entry, type Feed, type Message, type Property, type Run } from './odata.ts';
import { isFinal } from './status.ts';
import { textAt } from './stream.ts';
import { text, type Key } from './text.ts';

const SET = 'MessageProcessingLogs';

interface Tab {
  readonly key: string;
  readonly title: Key;
  /** Undefined when there is nothing to show. */
  readonly body: View | undefined;
}

/** One message beside the list. Each part is asked for on its own, so that one that fails leaves the others usable. */
export class Detail {
  private readonly message: Remote<Message>;
  private readonly properties: Remote<readonly Property[]>;
  private readonly runs: Remote<readonly Run[]>;
  private readonly attachments: Remote<readonly Attachment[]>;
  /** The text of the last error, empty for none; undefined for a message that has no error. */
  private error: Remote<string> | undefined;
  private wantsFocus = false;
  private readonly headingShown = (heading: Element | undefined) => this.focusOn(heading);

  constructor(
    readonly guid: string,
    public tab: string,
    private readonly context: Context,
    private readonly screen: Screen,
  ) {
    this.message = new Remote(screen, () => this.read());
    this.properties = new Remote(screen, () => this.below<Property>('CustomHeaderProperties'));
    this.runs = new Remote(screen, () => this.below<Run>(`Runs?$top=${MOST_RUNS}`));
    this.attachments = new Remote(screen, () => this.below<Attachment>('Attachments'));
  }

  /** Reads again what may still change: everything, until the message has come to its end. */
  async refresh(): Promise<void> {
    const { now } = this.message;
    if (now === undefined || !isFinal(now.Status)) {
      await Promise.all([this.message, this.properties, this.runs, this.attachments].map((part) => part.load()));
    }
  }

  /** Somebody has just chosen it: it comes into view, and its heading gets the focus once it is there. */
  reveal(): void {
    this.wantsFocus = true;
    requestAnimationFrame(() => bringIntoView(document.getElementById('detail')));
  }

  private focusOn(heading: Element | undefined): void {
    if (this.wantsFocus && heading instanceof HTMLElement) {
      this.wantsFocus = false;
      // it is not in the document yet
      requestAnimationFrame(() => {
        heading.focus({ preventScroll: true });
        bringIntoView(heading.closest('#detail'));
      });
    }
  }

  private async read(): Promise<Message> {
    const { d: message } = await this.context.api.get<Entry<Message>>(entity(SET, this.guid));
    const readError = async () => (await textAt(this.context, entity(SET, this.guid, '/ErrorInformation/$value'))) ?? '';
    this.error = message.Status === 'COMPLETED' ? undefined : new Remote(this.screen, readError);
    return message;
  }

  private async below<T>(navigation: string): Promise<readonly T[]> {
    const feed = await this.context.api.get<Feed<T>>(entity(SET, this.guid, `/${navigation}`));
    return feed.d.results;
  }

  view(close: () => void, choose: (tab: string) => void): View {
    return html`
      <div class="toolbar">
        <span class="spacer"></span>
        <ui5-button design="Transparent" id="close-detail" @click=${close}>${text('detail.close')}</ui5-button>
      </div>
      ${this.message.view((message) => this.tabbed(message, choose))}
    `;
  }

  private tabbed(message: Message, choose: (tab: string) => void): TemplateResult {
    const select = (event: Event) => {
      const { tab } = (event as CustomEvent<{ tab: HTMLElement }>).detail;
      this.tab = tab.dataset['tab'] ?? '';
      choose(this.tab);
    };
    const tabs = this.tabs(message).filter(({ body }) => body !== undefined);
    return html`
      <h2 id="message-title" tabindex="-1" ${ref(this.headingShown)}>${message.IntegrationArtifact.Name}</h2>
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

  private tabs(message: Message): readonly Tab[] {
    const { properties, attachments, runs, context } = this;
    return [
      { key: 'status', title: 'detail.status', body: statusView(message, this.error) },
      { key: 'properties', title: 'detail.properties', body: propertiesView(message) },
      { key: 'headers', title: 'detail.headers', body: this.ifAny('headers', properties, headersView) },
      { key: 'logs', title: 'detail.logs', body: logsView(message, runs) },
      {
        key: 'attachments',
        title: 'detail.attachments',
        body: this.ifAny('attachments', attachments, (rows) => attachmentsView(message, rows, context)),
      },
      { key: 'artifact', title: 'detail.artifact', body: artifactView(message) },
    ];
  }

  /** What there is, or why it can't be had; undefined when there is none, and until that is known of a tab not chosen. */
  private ifAny<T>(key: string, part: Remote<readonly T[]>, body: (rows: readonly T[]) => View): View | undefined {
    const rows = part.now ?? [];
    const isAwaited = part.now === undefined && this.tab === key;
    return rows.length > 0 || part.isFailed || isAwaited ? part.view(body) : undefined;
  }
}

/** Scrolls only when the element does not begin in the upper half of the window. */
function bringIntoView(element: Element | null): void {
  const top = element?.getBoundingClientRect().top ?? 0;
  if (top < 0 || top > window.innerHeight / 2) {
    element?.scrollIntoView({ block: 'start' });
  }
}
