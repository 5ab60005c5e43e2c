import { html, nothing } from 'lit-html';
import { copyButton } from '../shared/copy.ts';
import { property } from '../shared/form.ts';
import { Remote, type View } from '../shared/page.ts';
import type { OAuthUrl } from './model.ts';
import type { Opening } from './pages.ts';
import { text } from './text.ts';

/** The three addresses that clients and people need. */
export function brandingTab({ platform, screen }: Opening): () => View {
  const details = new Remote(screen, () => platform.readAccount());
  const row = (label: string, { url, served }: OAuthUrl) =>
    property(
      label,
      html`<code>${url}</code> ${copyButton(url, label)} ${served ? nothing : html`<i>${text('branding.notServed')}</i>`}`,
    );
  return () =>
    details.view(
      ({ oauthUrls }) => html`
        <h2>${text('branding.urls')}</h2>
        <dl class="box">
          ${row(text('branding.authorizationEndpoint'), oauthUrls.authorizationEndpoint)}
          ${row(text('branding.tokenEndpoint'), oauthUrls.tokenEndpoint)}
          ${row(text('branding.endUserUi'), oauthUrls.endUserUi)}
        </dl>
      `,
    );
}
