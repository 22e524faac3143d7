import type { StripeLinkAuthenticationElementOptions } from '@stripe/stripe-js'
import type {
  LinkAuthenticationCalls,
  LinkAuthenticationChange,
  LinkAuthenticationOptions,
} from '../../shared/link-authentication-protocol.ts'
import type { Collected, ElementSpec } from './element-spec.ts'
import { FramedElement, type Group } from './framed-element.ts'

type Kind = {
  type: 'linkAuthentication'
  options: StripeLinkAuthenticationElementOptions
  frameOptions: LinkAuthenticationOptions
  change: LinkAuthenticationChange
  calls: LinkAuthenticationCalls
  events: object
}

const SPEC: ElementSpec<Kind> = {
  type: 'linkAuthentication',
  page: 'elements-inner-link-authentication.html',
  title: 'Secure email input frame',
  forFrame: ({ defaultValues }) => ({ ...(defaultValues && { defaultValues }) }),
  expectedHeightPx: () => 79,
  forwarded: [],
}

/** The e-mail of a payment. Nobody logs in at Link here: that needs Stripe itself. */
export class LinkAuthenticationElement extends FramedElement<Kind> {
  #email = ''

  constructor(group: Group, options: StripeLinkAuthenticationElementOptions = {}) {
    super(SPEC, group, options)
  }

  override collected(): Collected {
    return this.#email === '' ? {} : { billing_details: { email: this.#email } }
  }

  protected override remember({ value }: LinkAuthenticationChange): void {
    this.#email = value.email
  }
}
