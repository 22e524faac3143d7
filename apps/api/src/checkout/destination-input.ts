import { z } from 'zod'

/** Where the order goes, as far as shipping and tax need to know. */
export const destinationInput = z.object({
  country: z.string().regex(/^[A-Z]{2}$/, 'A country is two capital letters (ISO 3166-1): "US".'),
  region: z
    .string()
    .regex(/^[A-Z0-9]{1,3}$/, 'A region is one to three capital letters or digits: "CA".')
    .nullish()
    .transform((region) => region ?? null),
})

function line(what: string, most: number) {
  return z
    .string()
    .trim()
    .min(1, `Enter ${what}.`)
    .max(most, `At most ${most} characters.`)
    .regex(/^\P{Cc}*$/u, 'On one line, please.')
}

/** The rest of the address. It decides nothing about the price. */
export const addressInput = z.object({
  name: line('the full name', 120),
  line1: line('the street and number', 200),
  line2: line('the second line', 200)
    .nullish()
    .transform((text) => text ?? null),
  city: line('the city', 120),
  postalCode: line('the postal code', 20)
    .nullish()
    .transform((text) => text ?? null),
})
