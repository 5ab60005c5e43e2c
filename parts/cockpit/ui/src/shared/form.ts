import { html, nothing, type TemplateResult } from 'lit-html';

/** A field of a form beside its control. */
export interface Field {
  /** The control's id. */
  readonly id: string;
  readonly label: string;
  readonly isRequired?: boolean;
  /** What helps to fill it in. */
  readonly hint?: unknown;
  /** Why it can't stay as it is. */
  readonly error?: string | undefined;
}

/** A label at the left and its control at the right, with a hint or what is wrong below. */
export function field(named: Field, control: unknown): TemplateResult {
  const { id, label, isRequired = false, hint, error } = named;
  return html`
    <div class="field">
      <ui5-label for=${id} ?required=${isRequired} show-colon>${label}</ui5-label>
      <div>
        ${control}
        ${error === undefined ? nothing : html`<p class="wrong" role="alert">${error}</p>`}
        ${hint === undefined ? nothing : html`<p class="hint">${hint}</p>`}
      </div>
    </div>
  `;
}

/** A name with its value, for pages that only show. */
export function property(label: string, value: unknown): TemplateResult {
  return html`<div class="property"><dt>${label}</dt><dd>${value}</dd></div>`;
}

/** The state that a control shows for an error. */
export function valueState(error: string | undefined): 'Negative' | 'None' {
  return error === undefined ? 'None' : 'Negative';
}

/** What a control says while it has the focus, for its slot of that name; it would say `Invalid entry` else. */
export function stateMessage(message: string | undefined): TemplateResult | typeof nothing {
  return message === undefined ? nothing : html`<div slot="valueStateMessage">${message}</div>`;
}

/** The text that a control of the page holds after an event. */
export function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

/** Whether a check box is checked after an event. */
export function checkedOf(event: Event): boolean {
  return (event.target as HTMLInputElement).checked;
}
