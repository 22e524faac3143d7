import { z } from 'zod'

// In any script. What an address needs to be one, and nothing that could say more in a mail's header or
// name a second recipient.
const PART = String.raw`[^\s\p{Cc}\p{Cs}@<>(),;:"\\\[\]]`
const EMAIL = new RegExp(String.raw`^${PART}+@${PART}+\.${PART}+$`, 'u')

const emailFault = 'Enter an e-mail address, like name@example.com.'

/** Where the receipt goes. */
export const emailInput = z
  .string()
  .trim()
  .max(254, { error: 'An e-mail address has at most 254 characters.', abort: true })
  .regex(EMAIL, emailFault)
  // I3: no column takes what looks like a client secret, and nobody's address does.
  .refine((email) => !email.includes('_secret_'), emailFault)

/** The language of the page: BCP 47, as Intl takes it and the database keeps it. */
export const localeInput = z
  .string()
  .max(35, { error: 'A locale has at most 35 characters.', abort: true })
  .transform((locale, context) => {
    const known = languageOf(locale)
    if (known !== undefined) return known
    const message = 'A locale is a language tag such as zh-Hant.'
    context.addIssue({ code: 'custom', message, params: { code: 'invalid_locale' } })
    return z.NEVER
  })
  .default('en')

/** In its usual spelling, without extensions: they choose numerals and calendars, not words. */
function languageOf(locale: string): string | undefined {
  try {
    const { baseName } = new Intl.Locale(locale)
    return /^[a-z]{2,3}(-|$)/i.test(baseName) ? baseName : undefined
  } catch {
    return undefined
  }
}
