import { html, type TemplateResult } from 'lit-html';
import { CallError } from '../shared/http.ts';
import type { Screen } from '../shared/page.ts';
import { notify } from '../shared/toast.ts';
import type { Context } from './context.ts';
import { csvLine } from './csv.ts';
import { fileName } from './file-name.ts';
import type { Listing } from './listing.ts';
import { dateOf, entities, nextAddress, type Feed, type Message } from './odata.ts';
import { text } from './text.ts';

/** Rows of an export; whoever needs more asks the API. */
const MOST = 10_000;
const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const;
type Format = keyof typeof TYPES;

type Row = Readonly<Record<string, string | null>>;

/** What an export has of each log; times in UTC. */
const COLUMNS: Readonly<Record<string, (message: Message) => string | null>> = {
  MessageGuid: (message) => message.MessageGuid,
  CorrelationId: (message) => message.CorrelationId,
  ApplicationMessageId: (message) => message.ApplicationMessageId,
  ApplicationMessageType: (message) => message.ApplicationMessageType,
  LogStart: (message) => dateOf(message.LogStart).toISOString(),
  LogEnd: (message) => dateOf(message.LogEnd).toISOString(),
  Status: (message) => message.Status,
  CustomStatus: (message) => message.CustomStatus,
  Sender: (message) => message.Sender,
  Receiver: (message) => message.Receiver,
  ArtifactId: (message) => message.IntegrationArtifact.Id,
  ArtifactName: (message) => message.IntegrationArtifact.Name,
  ArtifactType: (message) => message.IntegrationArtifact.Type,
  PackageId: (message) => message.IntegrationArtifact.PackageId,
  PackageName: (message) => message.IntegrationArtifact.PackageName,
  LogLevel: (message) => message.LogLevel,
  TransactionId: (message) => message.TransactionId,
};

/** A log as a row of an export. */
function rowOf(message: Message): Row {
  return Object.fromEntries(Object.entries(COLUMNS).map(([name, value]) => [name, value(message)]));
}

/** A page in a file: a line for each row, below the names of the columns. */
function written(rows: readonly Row[], format: Format, isFirst: boolean): string {
  if (format === 'json') {
    return rows.map((row, index) => `${isFirst && index === 0 ? '' : ',\n'}${JSON.stringify(row)}`).join('');
  }
  const head = isFirst ? csvLine(Object.keys(COLUMNS)) : '';
  return head + rows.map((row) => csvLine(Object.values(row))).join('');
}

/** Reads the messages of a list page by page into a file. */
export class Export {
  private isRunning = false;
  private isWanted = true;
  private count = 0;

  constructor(
    private readonly listing: Listing,
    private readonly context: Context,
    private readonly screen: Screen,
  ) {}

  view(): TemplateResult {
    if (this.isRunning) {
      const stop = () => {
        this.isWanted = false;
      };
      return html`<span role="status">${text('export.running', { count: this.count })}</span>
        <ui5-button design="Transparent" @click=${stop}>${text('dialog.cancel')}</ui5-button>`;
    }
    return html`${(['csv', 'json'] as const).map(
      (format) =>
        html`<ui5-button design="Transparent" data-export=${format} @click=${() => void this.run(format)}
          >${text(`export.${format}`)}</ui5-button
        >`,
    )}`;
  }

  private async run(format: Format): Promise<void> {
    this.isRunning = true;
    this.isWanted = true;
    this.count = 0;
    this.screen.refresh();
    try {
      const parts = await this.read(format);
      if (this.isWanted) {
        save(new Blob(format === 'json' ? ['[', ...parts, ']\n'] : parts, { type: TYPES[format] }), format);
        notify(text(this.count >= MOST ? 'export.cut' : 'export.done', { count: this.count }));
      }
    } catch (failure) {
      if (!(failure instanceof CallError)) {
        throw failure;
      }
      notify(failure.message);
    } finally {
      this.isRunning = false;
      this.screen.refresh();
    }
  }

  private async read(format: Format): Promise<string[]> {
    const parts: string[] = [];
    let address: string | undefined = entities('MessageProcessingLogs', {
      ...(await this.listing.question()),
      $orderby: 'LogEnd desc',
      $top: MOST,
    });
    while (address !== undefined && this.isWanted && this.count < MOST) {
      const feed: Feed<Message> = await this.context.api.get(address);
      parts.push(written(feed.d.results.map(rowOf), format, this.count === 0));
      this.count += feed.d.results.length;
      address = feed.d.__next === undefined ? undefined : nextAddress(feed.d.__next);
      this.screen.refresh();
    }
    return parts;
  }
}

function save(content: Blob, format: Format): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName([`messages-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.${format}`]);
  link.click();
  URL.revokeObjectURL(link.href);
}
