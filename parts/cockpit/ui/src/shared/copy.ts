import { html, type TemplateResult } from 'lit-html';
import { notify } from './toast.ts';
import { text } from './texts.ts';

/** A button that copies a text, named after what it is. */
export function copyButton(value: string, name: string): TemplateResult {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      notify(text('copy.done'));
    } catch {
      notify(text('copy.failed'));
    }
  };
  const label = text('copy.button', { name });
  return html`<ui5-button
    design="Transparent"
    icon="copy"
    tooltip=${label}
    accessible-name=${label}
    @click=${copy}
  ></ui5-button>`;
}
