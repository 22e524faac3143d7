import { useSyncExternalStore } from 'react'
import { storedValue } from '../stored-value.ts'

export type AddressDraft = {
  /** Not part of the address, and typed with it. */
  email: string
  name: string
  line1: string
  line2: string
  city: string
  postalCode: string
}

export const ADDRESS_FIELDS = ['email', 'name', 'line1', 'line2', 'city', 'postalCode'] as const

const EMPTY: AddressDraft = { email: '', name: '', line1: '', line2: '', city: '', postalCode: '' }

export function parseAddress(stored: unknown): AddressDraft {
  if (typeof stored !== 'object' || stored === null) return EMPTY
  const draft = { ...EMPTY }
  const known = new Map<string, unknown>(Object.entries(stored))
  for (const field of ADDRESS_FIELDS) {
    const text = known.get(field)
    if (typeof text === 'string') draft[field] = text
  }
  return draft
}

function sessionStorageOrNull(): Storage | null {
  try {
    return window.sessionStorage
  } catch {
    return null
  }
}

// For this visit: a reload or Back keeps what was typed, a shared computer does not (ux.md F10).
const store = storedValue<AddressDraft>({
  key: 'paydesk.address',
  parse: parseAddress,
  storage: sessionStorageOrNull(),
  events: null,
})

export function useAddressDraft(): AddressDraft {
  return useSyncExternalStore(store.subscribe, store.get)
}

export const currentAddressDraft = store.get

export function typeAddress(change: Partial<AddressDraft>): void {
  store.update((current) => ({ ...current, ...change }))
}

// As the API asks for it (apps/api/src/checkout/contact-input.ts).
const PART = String.raw`[^\s\p{Cc}\p{Cs}@<>(),;:"\\\[\]]`
const EMAIL = new RegExp(String.raw`^${PART}+@${PART}+\.${PART}+$`, 'u')

/** Null: none was given. */
export function emailOf({ email }: Pick<AddressDraft, 'email'>): string | null {
  return email.trim() || null
}

/** Whether mail could arrive there, as far as its form tells. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text)
}

/** What the API takes; null while the address is not whole. */
export function addressOf(draft: AddressDraft) {
  const name = draft.name.trim()
  const line1 = draft.line1.trim()
  const city = draft.city.trim()
  if (name === '' || line1 === '' || city === '') return null
  return {
    name,
    line1,
    line2: draft.line2.trim() || null,
    city,
    postalCode: draft.postalCode.trim() || null,
  }
}
