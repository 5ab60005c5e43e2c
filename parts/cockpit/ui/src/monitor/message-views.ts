import { html, nothing, type TemplateResult } from 'lit-html';
import { copyButton } from '../shared/copy.ts';
import { property } from '../shared/form.ts';
import type { Remote, View } from '../shared/page.ts';
import { href } from '../shared/router.ts';
import { table } from '../shared/table.ts';
import { time } from '../shared/time.ts';
import { dateOf, duration, type Message, type Property, type Run } from './odata.ts';
import { statusTag } from './status.ts';
import { text, type Key } from './text.ts';
import { typeText } from './types.ts';

/** Runs that are shown of a message. */
export const MOST_RUNS = 50;

const numbers = new Intl.NumberFormat();

function optional(key: Key, value: string | null): View {
  return value === null || value === '' ? nothing : property(text(key), value);
}

/** How it ended, how long it took, and its last error. */
export function statusView(message: Message, error: Remote<string> | undefined): TemplateResult {
  const took = duration(message.LogStart, message.LogEnd);
  return html`
    <dl>
      ${property(text('field.status'), statusTag(message.Status))}
      ${message.CustomStatus === message.Status ? nothing : optional('field.customStatus', message.CustomStatus)}
      ${property(text('detail.duration'), text('messages.ms', { count: numbers.format(took) }))}
    </dl>
    ${error?.view(errorView) ?? nothing}
  `;
}

function errorView(error: string): View {
  return error === ''
    ? nothing
    : html`<h3>${text('detail.error')}</h3>
        <pre id="error" tabindex="0" role="region" aria-label=${text('detail.error')}>${error}</pre>`;
}

/** Its ids, parties, times and components; those that are empty are left out. */
export function propertiesView(message: Message): TemplateResult {
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

/** The custom header properties that its flow wrote. */
export function headersView(properties: readonly Property[]): TemplateResult {
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

/** Its log level and its runs with their times. */
export function logsView(message: Message, runs: Remote<readonly Run[]>): TemplateResult {
  return html`
    <dl>${property(text('logs.level'), message.LogLevel)}</dl>
    ${runs.view(runsView)}
  `;
}

function runsView(runs: readonly Run[]): TemplateResult {
  return html`
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

/** The artifact that processed it, with what else there is of it. */
export function artifactView({ IntegrationArtifact }: Message): TemplateResult {
  const { Id, Name, Type, PackageId, PackageName } = IntegrationArtifact;
  return html`
    <dl>
      ${property(text('artifact.name'), Name)} ${property(text('artifact.id'), Id)}
      ${property(text('field.type'), typeText(Type))}
      ${property(text('field.package'), PackageName)} ${property(text('artifact.packageId'), PackageId)}
    </dl>
    <p>
      <a href=${href(['messages'], { time: 'day', artifact: Id })}>${text('artifact.messages')}</a> ·
      <a href=${href(['flows'])}>${text('artifact.flows')}</a>
    </p>
  `;
}
