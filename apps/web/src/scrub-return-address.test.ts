import { describe, expect, it } from 'vitest'
import { scrubReturnAddress } from './scrub-return-address.ts'

function openedAt(href: string) {
  const replaced: string[] = []
  scrubReturnAddress({
    location: { href },
    history: {
      state: { key: 'kept' },
      replaceState: (state: unknown, _title: string, address?: string | URL | null) => {
        expect(state).toEqual({ key: 'kept' })
        replaced.push(new URL(String(address), href).href)
      },
    },
  })
  return replaced
}

describe('I3: the return address', () => {
  it('loses the client secret and everything else that Stripe added', () => {
    expect(
      openedAt(
        'https://shop.test/orders/7?payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_x&redirect_status=succeeded',
      ),
    ).toEqual(['https://shop.test/orders/7'])
  })

  it('loses the twins of a SetupIntent', () => {
    expect(
      openedAt(
        'https://shop.test/orders/7?setup_intent=seti_1&setup_intent_client_secret=seti_1_secret_x',
      ),
    ).toEqual(['https://shop.test/orders/7'])
  })

  it('keeps what is ours, and the fragment', () => {
    expect(openedAt('https://shop.test/?q=lamp&redirect_status=failed#top')).toEqual([
      'https://shop.test/?q=lamp#top',
    ])
  })

  it('loses a parameter that stands there twice', () => {
    expect(
      openedAt('https://shop.test/?payment_intent_client_secret=a&payment_intent_client_secret=b'),
    ).toEqual(['https://shop.test/'])
  })

  it('is left alone when Stripe added nothing', () => {
    expect(openedAt('https://shop.test/?q=lamp')).toEqual([])
  })

  it('is cleaned also where its path begins with two slashes, as another site’s would', () => {
    expect(openedAt('https://shop.test//evil.test/?payment_intent_client_secret=a')).toEqual([
      'https://shop.test//evil.test/',
    ])
  })
})
