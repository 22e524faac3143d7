// Between the Link Authentication Element and its frame.
import type {
  StripeLinkAuthenticationElementChangeEvent,
  StripeLinkAuthenticationElementOptions,
} from '@stripe/stripe-js'
import type { ElementCalls, ElementEvents } from './protocol.ts'

export type LinkAuthenticationOptions = StripeLinkAuthenticationElementOptions
export type LinkAuthenticationChange = Omit<
  StripeLinkAuthenticationElementChangeEvent,
  'elementType'
>
export type LinkAuthenticationCalls = ElementCalls<LinkAuthenticationOptions>
export type LinkAuthenticationEvents = ElementEvents<LinkAuthenticationChange>
