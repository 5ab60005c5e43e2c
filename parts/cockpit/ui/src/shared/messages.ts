import { html, type TemplateResult } from 'lit-html';

type Design = 'Negative' | 'Critical' | 'Positive' | 'Information';

/** What the current page has to say above its content. */
class Messages {
  private shown: { design: Design; message: string }[] = [];

  clear(): void {
    this.shown = [];
  }

  add(design: Design, message: string): void {
    this.shown = [{ design, message }];
  }

  view(): TemplateResult[] {
    return this.shown.map(
      ({ design, message }) =>
        html`<div role=${design === 'Negative' ? 'alert' : 'status'}>
          <ui5-message-strip design=${design} hide-close-button>${message}</ui5-message-strip>
        </div>`,
    );
  }
}

export const messages = new Messages();
