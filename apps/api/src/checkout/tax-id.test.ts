import { describe, expect, it } from 'vitest'
import { stdnum } from 'stdnum'
import { BUSINESS_NUMBERS, checkTaxId } from './tax-id.ts'

// Numbers that the companies print on their own pages, or that authorities give as examples.
describe('a tax id is taken', () => {
  it.each([
    ['DE', 'DE 136 695 976', 'DE136695976'],
    ['DE', '136695976', 'DE136695976'],
    ['GB', 'GB 980 7806 84', '980780684'],
    ['FR', 'Fr 40 303 265 045', 'FR40303265045'],
    ['NL', 'NL4495445B01', 'NL004495445B01'],
    ['GR', 'EL 094259216', 'EL094259216'],
    ['AU', '51 824 753 556', '51824753556'],
    ['NO', 'NO 995 525 828 MVA', '995525828MVA'],
  ])('in %s: %s as %s', (country, text, taxId) => {
    expect(checkTaxId(country, text)).toEqual({ outcome: 'valid', taxId })
  })
})

describe('a tax id is refused', () => {
  it.each([
    ['a wrong check digit', 'DE', 'DE136695977'],
    ['another country', 'DE', 'FR40303265045'],
    ['too few digits', 'GB', 'GB123'],
    ['anything', 'DE', 'business'],
  ])('for %s', (_, country, text) => {
    expect(checkTaxId(country, text)).toMatchObject({
      outcome: 'refused',
      code: 'tax_id_malformed',
    })
  })

  it('where its country cannot be checked', () => {
    expect(checkTaxId('KW', '123')).toMatchObject({ code: 'tax_id_country_unknown' })
  })
})

it.each(Object.entries(BUSINESS_NUMBERS))('the library knows %s %s', (country, name) => {
  expect(stdnum[country]?.[name]?.abbreviation ?? stdnum[country]?.[name]?.name).toBeTruthy()
})
