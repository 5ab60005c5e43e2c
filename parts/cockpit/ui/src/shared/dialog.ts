import type Dialog from '@ui5/webcomponents/dist/Dialog.js';
import { html, nothing, render } from 'lit-html';
import { plannedCalls } from './calls.ts';
import type { Change } from './http.ts';
import { callError, type Screen, type View } from './page.ts';
import { text } from './texts.ts';

/** What a dialog does when it is confirmed; made by {@link changing} or {@link changingAll}. */
export interface Confirmation {
  readonly label: string;
  readonly design?: 'Emphasized' | 'Negative';
  /** The calls that it makes with what is typed now; undefined as long as something is missing. */
  readonly planned: readonly Change<unknown>[] | undefined;
  /** The dialog stays open, with what went wrong, when this throws a CallError or answers false. */
  run(): Promise<boolean | void>;
}

/** A confirmation by one call. */
export interface Changing<Answer> {
  readonly label: string;
  readonly design?: 'Emphasized' | 'Negative';
  /** The call with what is typed now; undefined as long as something is missing. */
  readonly change: Change<Answer> | undefined;
  /** Called when somebody confirms although something is missing. */
  readonly incomplete?: () => void;
  /** Called once the call was made; the dialog stays open when it answers false. */
  done(answer: Answer): Promise<boolean | void> | boolean | void;
}

/** A confirmation by several calls, one after the other. */
export interface ChangingAll extends Pick<Confirmation, 'label' | 'design'> {
  readonly changes: readonly Change<unknown>[];
  /** Called once all were made. */
  done(): Promise<void> | void;
}

/** A dialog's confirmation that makes the very calls that the dialog shows. */
export function changingAll({ changes, done, ...shown }: ChangingAll): Confirmation {
  return {
    ...shown,
    planned: changes,
    run: async () => {
      for (const change of changes) {
        await change.make();
      }
      await done();
    },
  };
}

/** A dialog's confirmation that makes the very call that the dialog shows. */
export function changing<Answer>({ change, incomplete, done, ...shown }: Changing<Answer>): Confirmation {
  return {
    ...shown,
    planned: change === undefined ? undefined : [change],
    run: async () => {
      if (change === undefined) {
        incomplete?.();
        return false;
      }
      return done(await change.make());
    },
  };
}

/** What a dialog shows now. */
export interface DialogContent {
  readonly title: string;
  readonly body: View;
  /** Without one it only informs. */
  readonly confirmation?: Confirmation;
  /** Whether it shows what is never shown again, so that Escape must not close it. */
  readonly isShownOnce?: boolean;
}

/** A dialog: Enter confirms, Escape closes unless it shows something just once, and the focus goes back to where it was. */
export class OpenDialog implements Screen {
  private readonly host = document.createElement('div');
  private failure: string | undefined;
  private isBusy = false;
  private isScheduled = false;

  private constructor(
    private readonly content: (dialog: OpenDialog) => DialogContent,
    private readonly onClose: () => void,
  ) {}

  /**
   * Opens one.
   *
   * @param content called for each drawing
   * @param onClose called after it closed, however that came
   */
  static show(content: (dialog: OpenDialog) => DialogContent, onClose: () => void = () => {}): OpenDialog {
    const dialog = new OpenDialog(content, onClose);
    document.body.append(dialog.host);
    dialog.draw();
    dialog.element.open = true;
    return dialog;
  }

  refresh(): void {
    if (!this.isScheduled) {
      this.isScheduled = true;
      queueMicrotask(() => {
        this.isScheduled = false;
        this.draw();
      });
    }
  }

  close(): void {
    this.element.open = false;
  }

  private get element(): Dialog {
    return this.host.querySelector('ui5-dialog') as Dialog;
  }

  private readonly closed = (event: Event) => {
    // lists and menus inside close too
    if (event.target === this.element) {
      this.host.remove();
      this.onClose();
    }
  };

  private async confirm(confirmation: Confirmation): Promise<void> {
    if (this.isBusy) {
      return;
    }
    this.isBusy = true;
    this.failure = undefined;
    this.refresh();
    try {
      if ((await confirmation.run()) !== false) {
        this.close();
      } else if (confirmation.planned === undefined) {
        this.failure = text('dialog.incomplete');
      }
    } catch (failure) {
      this.failure = callError(failure).message;
    } finally {
      this.isBusy = false;
      this.refresh();
    }
  }

  private draw(): void {
    const { title, body, confirmation, isShownOnce = false } = this.content(this);
    const closing = (event: Event) => {
      // lists and menus inside close too
      if (
        isShownOnce &&
        event.target === this.element &&
        (event as CustomEvent<{ escPressed: boolean }>).detail.escPressed
      ) {
        event.preventDefault();
      }
    };
    const submit = (event: Event) => {
      event.preventDefault();
      if (confirmation !== undefined) {
        void this.confirm(confirmation);
      }
    };
    render(
      html`
        <ui5-dialog
          header-text=${title}
          accessible-name=${title}
          draggable
          resizable
          @before-close=${closing}
          @close=${this.closed}
        >
          <form class="dialog" novalidate @submit=${submit}>
            ${body} ${confirmation === undefined ? nothing : plannedCalls(confirmation.planned)}
            ${this.failure === undefined
              ? nothing
              : html`<div role="alert">
                  <ui5-message-strip design="Negative" hide-close-button>${this.failure}</ui5-message-strip>
                </div>`}
          </form>
          <div slot="footer" class="buttons">
            ${confirmation === undefined
              ? nothing
              : html`<ui5-button
                  data-confirm
                  design=${confirmation.design ?? 'Emphasized'}
                  ?disabled=${this.isBusy}
                  @click=${submit}
                  >${confirmation.label}</ui5-button
                >`}
            <ui5-button design="Transparent" data-close @click=${() => this.close()}
              >${confirmation === undefined ? text('dialog.close') : text('dialog.cancel')}</ui5-button
            >
          </div>
        </ui5-dialog>
      `,
      this.host,
    );
  }
}

/** Asks before something that can't be taken back. */
export function confirmDialog(title: string, explanation: View, confirmation: Confirmation): void {
  OpenDialog.show(() => ({ title, body: explanation, confirmation }));
}
