import { html, nothing, type TemplateResult } from 'lit-html';
import { OpenDialog } from '../shared/dialog.ts';
import { Remote, type View } from '../shared/page.ts';
import { table } from '../shared/table.ts';
import { time } from '../shared/time.ts';
import { PAYLOAD_ROLE, type Context } from './context.ts';
import { fileName } from './file-name.ts';
import { dateOf, entity, type Attachment, type Message } from './odata.ts';
import { pretty } from './pretty.ts';
import { textAt } from './stream.ts';
import { text } from './text.ts';

const SET = 'MessageProcessingLogAttachments';
/** A longer text would stop the browser for seconds; it can be downloaded. */
const MOST_BYTES = 2_000_000;

const sizes = new Intl.NumberFormat();

/** What a flow attached to its message, to look at and to take along. */
export function attachmentsView(message: Message, attachments: readonly Attachment[], context: Context): TemplateResult {
  const mayRead = context.mayReadPayload;
  return html`
    ${mayRead
      ? nothing
      : html`<ui5-message-strip design="Information" hide-close-button
          >${text('attachments.role', { role: PAYLOAD_ROLE })}</ui5-message-strip
        >`}
    ${table({
      name: text('detail.attachments'),
      rows: attachments,
      empty: '',
      columns: [
        { title: text('attachments.name'), cell: ({ Name }) => Name },
        { title: text('attachments.type'), cell: ({ ContentType }) => ContentType },
        { title: text('attachments.time'), cell: ({ TimeStamp }) => time(dateOf(TimeStamp)) },
        { title: text('attachments.size'), isNumber: true, cell: ({ PayloadSize }) => sizes.format(Number(PayloadSize)) },
        {
          title: text('attachments.actions'),
          cell: (attachment) => (mayRead ? actions(message, attachment, context) : nothing),
        },
      ],
    })}
  `;
}

function actions(message: Message, attachment: Attachment, context: Context): TemplateResult {
  const { Id, Name, ContentType, PayloadSize } = attachment;
  const name = fileName([message.IntegrationArtifact.Id, message.MessageGuid, Name], ContentType);
  const isLong = Number(PayloadSize) > MOST_BYTES;
  return html`
    <ui5-button
      design="Transparent"
      data-view=${Id}
      ?disabled=${isLong}
      tooltip=${isLong ? text('attachments.tooLong') : nothing}
      accessible-name=${text('attachments.viewNamed', { name: Name })}
      @click=${() => show(attachment, context)}
      >${text('attachments.view')}</ui5-button
    >
    <a href=${entity(SET, Id, '/$value')} download=${name} data-download=${Id}>${text('attachments.download')}</a>
  `;
}

/** Shows the content as text, which is never taken for markup. */
function show(attachment: Attachment, context: Context): void {
  let isFormatted = true;
  let content: Remote<string> | undefined;
  OpenDialog.show((dialog) => {
    const load = async () => (await textAt(context, entity(SET, attachment.Id, '/$value'))) ?? '';
    content ??= new Remote(dialog, load);
    const toggle = () => {
      isFormatted = !isFormatted;
      dialog.refresh();
    };
    return {
      title: attachment.Name,
      body: content.view((document) => body(document, attachment.ContentType, isFormatted, toggle)),
    };
  });
}

function body(document: string, type: string, isFormatted: boolean, toggle: () => void): View {
  if (document.includes('\0')) {
    return html`<p id="content">${text('attachments.binary')}</p>`;
  }
  const formatted = pretty(document, type);
  return html`
    ${formatted === undefined
      ? nothing
      : html`<ui5-button design="Transparent" id="format" @click=${toggle}
          >${isFormatted ? text('attachments.asItIs') : text('attachments.formatted')}</ui5-button
        >`}
    <pre id="content" tabindex="0" role="region" aria-label=${text('attachments.content')}>
${isFormatted ? (formatted ?? document) : document}</pre
    >
  `;
}
