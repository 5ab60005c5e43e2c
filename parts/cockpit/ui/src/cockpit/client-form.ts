import { html, nothing } from 'lit-html';
import { field, stateMessage, valueOf, valueState } from '../shared/form.ts';
import type { View } from '../shared/page.ts';
import { newClientId } from './client-id.ts';
import { lifetimeField, secondsOf, typedLifetime, type TypedLifetime } from './lifetime.ts';
import { subscriptionLabel, type Authentication, type Client, type NewClient, type Subscription } from './model.ts';
import { secretInput } from './secret-input.ts';
import { text, type Key } from './text.ts';

const DEFAULT_LIFETIME_S = 3600;
const ID = /^[A-Za-z0-9._~-]{1,128}$/;
const RESERVED = /^oauth_client_/i;
const SECRET = /^[\x20-\x7e\u00a1-\uffff]*$/;

const FIELDS = ['name', 'description', 'id', 'secret'] as const;
type FieldName = (typeof FIELDS)[number];

/** The form of contract c, for a new client or one that is there. */
export class ClientForm {
  private readonly values: Record<FieldName, string>;
  private readonly touched = new Set<FieldName>();
  private lifetime: TypedLifetime;
  // a client of the original's age may have none, which can't be typed
  private isLifetimeTyped = false;
  private subscription: string;
  private authentication: Authentication;

  /**
   * @param changed called after each change
   * @param others the clients that the id must differ from
   * @param subscriptions what can be chosen
   * @param existing the client that is edited; undefined for a new one
   */
  constructor(
    private readonly changed: () => void,
    private readonly others: readonly Client[],
    private readonly subscriptions: readonly Subscription[],
    private readonly existing?: Client,
  ) {
    const { name = '', description = '', id = newClientId(), subscription } = existing ?? {};
    this.values = { name, description, id, secret: '' };
    this.lifetime = typedLifetime(existing?.tokenLifetime ?? DEFAULT_LIFETIME_S);
    this.subscription = subscription ?? (subscriptions.find(({ nodeType }) => nodeType === 'tmn') ?? subscriptions[0])?.application ?? '';
    this.authentication = existing?.authentication ?? 'basic';
  }

  /** The chosen subscription, `provider:application`. */
  get application(): string {
    return this.subscription;
  }

  /** Shows from now on what is wrong in any field. */
  showErrors(): void {
    FIELDS.forEach((name) => this.touched.add(name));
    this.changed();
  }

  /** What was typed, or undefined when something is wrong. */
  read(roles: readonly string[]): NewClient | undefined {
    const tokenLifetime = this.isLifetimeTyped ? secondsOf(this.lifetime) : this.existing?.tokenLifetime ?? secondsOf(this.lifetime);
    if (tokenLifetime === undefined || FIELDS.some((name) => this.error(name) !== undefined)) {
      return undefined;
    }
    const { secret, ...shown } = this.values;
    const client = { ...shown, subscription: this.subscription, authentication: this.authentication, tokenLifetime, roles };
    return secret === '' ? client : { ...client, secret };
  }

  view(between: View): View {
    const isNew = this.existing === undefined;
    return html`
      ${this.text('name', true)} ${this.text('description')} ${this.subscriptionField()}
      ${isNew ? this.text('id', true, this.regenerate(), text('client.idHint')) : nothing} ${this.fixedFields()}
      ${isNew ? this.secretField() : nothing}
      ${lifetimeField(this.lifetime, (lifetime) => {
        this.lifetime = lifetime;
        this.isLifetimeTyped = true;
        this.changed();
      })}
      ${this.authenticationField()} ${between}
    `;
  }

  private error(name: FieldName): string | undefined {
    const value = this.values[name];
    switch (name) {
      case 'name':
        return value.trim() === '' || value.length > 255 ? text('client.nameWrong') : undefined;
      case 'description':
        return value.length > 1000 ? text('client.descriptionWrong') : undefined;
      case 'id':
        return this.existing === undefined ? this.idError(value) : undefined;
      case 'secret':
        return value !== '' && (value.length < 16 || value.length > 1000 || !SECRET.test(value))
          ? text('client.secretWrong')
          : undefined;
    }
  }

  private idError(id: string): string | undefined {
    if (!ID.test(id)) {
      return text('client.idWrong');
    }
    if (RESERVED.test(id)) {
      return text('client.idReserved');
    }
    const same = this.others.find((other) => other.id.toLowerCase() === id.toLowerCase());
    return same === undefined ? undefined : text('client.idTaken', { id: same.id });
  }

  private text(name: FieldName, isRequired = false, beside: View = nothing, hint?: string): View {
    const error = this.touched.has(name) ? this.error(name) : undefined;
    const label = text(`client.${name}` as Key);
    return field(
      { id: `client-${name}`, label, isRequired, error, ...(hint === undefined ? {} : { hint }) },
      html`<div class="row">
        <ui5-input
          id=${`client-${name}`}
          accessible-name=${label}
          ?required=${isRequired}
          value-state=${valueState(error)}
          .value=${this.values[name]}
          @input=${(event: Event) => {
            this.values[name] = valueOf(event);
            this.touched.add(name);
            this.changed();
          }}
          >${stateMessage(error)}</ui5-input
        >
        ${beside}
      </div>`,
    );
  }

  private secretField(): View {
    const error = this.touched.has('secret') ? this.error('secret') : undefined;
    return field(
      { id: 'client-secret', label: text('client.secret'), error, hint: text('client.secretHint') },
      secretInput({
        id: 'client-secret',
        value: this.values.secret,
        error,
        change: (value) => {
          this.values.secret = value;
          this.touched.add('secret');
          this.changed();
        },
      }),
    );
  }

  private regenerate(): View {
    return html`<ui5-button
      id="regenerate"
      @click=${() => {
        this.values.id = newClientId();
        this.changed();
      }}
      >${text('client.regenerate')}</ui5-button
    >`;
  }

  private subscriptionField(): View {
    const label = text('client.subscription');
    return field(
      { id: 'client-subscription', label, isRequired: true, hint: text('client.subscriptionHint') },
      html`<ui5-select
        id="client-subscription"
        accessible-name=${label}
        ?disabled=${this.existing !== undefined}
        @change=${(event: Event) => {
          this.subscription = valueOf(event);
          this.changed();
        }}
      >
        ${this.subscriptions.map(
          ({ application }) =>
            html`<ui5-option value=${application} ?selected=${application === this.subscription}
              >${subscriptionLabel(application)}</ui5-option
            >`,
        )}
      </ui5-select>`,
    );
  }

  /** What the one grant that is served decides. */
  private fixedFields(): View {
    return html`
      ${field(
        { id: 'client-grant', label: text('client.grant'), isRequired: true },
        html`<ui5-select id="client-grant" accessible-name=${text('client.grant')}>
          <ui5-option selected>${text('client.clientCredentials')}</ui5-option>
        </ui5-select>`,
      )}
      ${field(
        { id: 'client-confidential', label: text('client.confidential') },
        html`<ui5-checkbox
          id="client-confidential"
          accessible-name=${text('client.confidential')}
          checked
          readonly
        ></ui5-checkbox>`,
      )}
    `;
  }

  private authenticationField(): View {
    const ways: readonly Authentication[] = ['basic', 'basic-or-body'];
    return field(
      { id: 'client-authentication', label: text('client.authentication') },
      html`<ui5-select
        id="client-authentication"
        accessible-name=${text('client.authentication')}
        @change=${(event: Event) => {
          this.authentication = valueOf(event) as Authentication;
          this.changed();
        }}
      >
        ${ways.map(
          (way) =>
            html`<ui5-option value=${way} ?selected=${way === this.authentication}
              >${text(`client.authentication.${way}` as Key)}</ui5-option
            >`,
        )}
      </ui5-select>`,
    );
  }
}
