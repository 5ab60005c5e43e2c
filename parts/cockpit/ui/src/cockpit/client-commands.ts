import { html } from 'lit-html';
import { commandBox, shellWord } from '../shared/calls.ts';
import { originOf } from '../shared/hosts.ts';
import type { View } from '../shared/page.ts';
import type { Account, Client } from './model.ts';
import { text } from './text.ts';

/** What a client calls first; its secret only while it is shown anyway. */
export function clientCommands(client: Client, account: Account, secret?: string): string {
  const secretLine = secret === undefined ? 'read -rs CLIENT_SECRET' : `CLIENT_SECRET=${shellWord(secret)}`;
  const token = `${account.oauthUrls.tokenEndpoint.url}?grant_type=client_credentials`;
  const isTmn = client.subscription.endsWith('tmn');
  const call = isTmn
    ? `-H 'Accept: text/xml' ${shellWord(`${originOf(`${account.shortName}-tmn`)}/api/v1/MessageProcessingLogs`)}`
    : shellWord(`${originOf(`${account.shortName}-iflmap`)}/http/`);
  return [
    secretLine,
    `TOKEN=$(curl -sS -u "${client.id}:$CLIENT_SECRET" -X POST ${shellWord(token)} |`,
    `  sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    `curl -H "Authorization: Bearer $TOKEN" ${call}`,
  ].join('\n');
}

/** The commands with what to know about them. */
export function commandsFor(client: Client, account: Account, secret?: string): View {
  return html`
    <h2>${text('commands.title')}</h2>
    <p>${text('commands.note')}</p>
    ${commandBox(clientCommands(client, account, secret), text('commands.title'))}
  `;
}
