import type { Appearance } from '@stripe/stripe-js'
import { useMemo, useSyncExternalStore } from 'react'
import { stripeAppearance, type AppearanceTokens } from './stripe-appearance.ts'

function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}

/** The colours as styles.css sets them now. */
function readTokens(): AppearanceTokens {
  const style = getComputedStyle(document.documentElement)
  const token = (name: keyof AppearanceTokens) => style.getPropertyValue(`--${name}`).trim()
  return {
    surface: token('surface'),
    ink: token('ink'),
    muted: token('muted'),
    edge: token('edge'),
    accent: token('accent'),
    danger: token('danger'),
  }
}

/** Follows light and dark while the page is open; <Elements> takes it without a remount (S5). */
export function useStripeAppearance(): Appearance {
  const isDark = useMediaQuery('(prefers-color-scheme: dark)')
  const reducesMotion = useMediaQuery('(prefers-reduced-motion: reduce)')
  return useMemo(
    () => stripeAppearance(readTokens(), { isDark, reducesMotion }),
    [isDark, reducesMotion],
  )
}
