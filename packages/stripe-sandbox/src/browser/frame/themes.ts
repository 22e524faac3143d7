import type { Appearance } from '@stripe/stripe-js'

type Variables = NonNullable<Appearance['variables']>
/** `none` left the typings of stripe-js, and pages still pass it. */
export type ThemeName = NonNullable<Appearance['theme']> | 'none'

const SYSTEM_FONT =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Ubuntu, sans-serif'

const BASE = {
  fontFamily: SYSTEM_FONT,
  fontSizeBase: '16px',
  fontLineHeight: '1.3',
  fontWeightNormal: '400',
  fontWeightMedium: '500',
  spacingUnit: '4px',
  borderRadius: '6px',
} satisfies Variables

/** Colours with at least 4.5:1 for text and 3:1 for borders of controls and rings. */
export const THEMES: Record<ThemeName, Variables> = {
  stripe: {
    ...BASE,
    colorPrimary: '#0570de',
    colorBackground: '#ffffff',
    colorText: '#30313d',
    colorTextSecondary: '#6a6f80',
    colorTextPlaceholder: '#757680',
    colorDanger: '#c9184a',
    iconColor: '#6a6f80',
    inputColorBorder: '#8d93a3',
  },
  night: {
    ...BASE,
    colorPrimary: '#85d996',
    colorBackground: '#2b2c37',
    colorText: '#f3f4f8',
    colorTextSecondary: '#b6bac8',
    colorTextPlaceholder: '#9a9fb0',
    colorDanger: '#ff8fa6',
    iconColor: '#b6bac8',
    inputColorBorder: '#7d8193',
  },
  flat: {
    ...BASE,
    borderRadius: '4px',
    colorPrimary: '#3a5bd9',
    colorBackground: '#e9eaf0',
    colorText: '#1a1b25',
    colorTextSecondary: '#5c6070',
    colorTextPlaceholder: '#646772',
    colorDanger: '#b3123f',
    iconColor: '#5c6070',
    inputColorBorder: '#7f8495',
    inputBoxShadow: 'none',
  },
  none: {
    ...BASE,
    borderRadius: '0',
    colorPrimary: '#1a1b25',
    colorBackground: '#ffffff',
    colorText: '#1a1b25',
    colorTextSecondary: '#5c6070',
    colorTextPlaceholder: '#646772',
    colorDanger: '#b3123f',
    iconColor: '#5c6070',
    inputColorBorder: '#7f8495',
    inputBoxShadow: 'none',
  },
}
