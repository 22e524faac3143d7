import type { Appearance } from '@stripe/stripe-js'

export type AppearanceTokens = {
  surface: string
  ink: string
  muted: string
  edge: string
  accent: string
  danger: string
}

export type AppearanceSetting = { isDark: boolean; reducesMotion: boolean }

/**
 * Our look inside Stripe's iframe. Literal colours: the iframe cannot see our CSS variables.
 * Source: https://docs.stripe.com/elements/appearance-api
 */
export function stripeAppearance(
  tokens: AppearanceTokens,
  { isDark, reducesMotion }: AppearanceSetting,
): Appearance {
  return {
    theme: isDark ? 'night' : 'stripe',
    labels: 'above',
    inputs: 'spaced',
    disableAnimations: reducesMotion,
    variables: {
      colorPrimary: tokens.accent,
      colorBackground: tokens.surface,
      colorText: tokens.ink,
      colorTextSecondary: tokens.muted,
      colorTextPlaceholder: tokens.muted,
      colorDanger: tokens.danger,
      iconColor: tokens.muted,
      fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
      fontSizeBase: '16px',
      spacingUnit: '4px',
      borderRadius: '12px',
      focusBoxShadow: 'none',
      focusOutline: `3px solid ${tokens.accent}`,
    },
    rules: {
      '.Input': { border: `1px solid ${tokens.edge}`, boxShadow: 'none', padding: '12px' },
      '.Input--invalid': { border: `1px solid ${tokens.danger}`, boxShadow: 'none' },
      '.Label': { fontWeight: '500', marginBottom: '6px' },
      '.AccordionItem': { border: `1px solid ${tokens.edge}`, boxShadow: 'none' },
    },
  }
}
