import type { Problem, Texts } from './texts.ts'

type PostalRule = {
  label: keyof Texts & ('zip' | 'postalCode')
  placeholder: string
  inputMode: 'numeric' | 'text'
  complete: RegExp
  problem: Problem
}

/** Where banks check the postal code of a card; elsewhere it is not asked for. */
const RULES = new Map<string, PostalRule>([
  [
    'US',
    {
      label: 'zip',
      placeholder: '12345',
      inputMode: 'numeric',
      complete: /^\d{5}(-?\d{4})?$/,
      problem: 'incomplete_zip',
    },
  ],
  [
    'GB',
    {
      label: 'postalCode',
      placeholder: 'WS11 1DB',
      inputMode: 'text',
      complete: /^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$/i,
      problem: 'incomplete_postal_code',
    },
  ],
  [
    'CA',
    {
      label: 'postalCode',
      placeholder: 'M5T 1T4',
      inputMode: 'text',
      complete: /^[A-Z]\d[A-Z]\s*\d[A-Z]\d$/i,
      problem: 'incomplete_postal_code',
    },
  ],
])

export function postalRuleOf(country: string): PostalRule | null {
  return RULES.get(country) ?? null
}

export function postalCodeProblem(text: string, country: string): Problem | null {
  const rule = postalRuleOf(country)
  return rule && !rule.complete.test(text.trim()) ? rule.problem : null
}
