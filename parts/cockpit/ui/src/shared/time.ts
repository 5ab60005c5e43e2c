import { html, type TemplateResult } from 'lit-html';
import { currentLanguage, text } from './texts.ts';

/** An instant in the browser's time zone; the UTC one shows on hover. */
export function time(instant: string | number | Date): TemplateResult {
  const date = new Date(instant);
  const iso = date.toISOString();
  const local = new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium', timeStyle: 'medium' }).format(date);
  return html`<time datetime=${iso} title=${text('time.utc', { time: iso })}>${local}</time>`;
}
