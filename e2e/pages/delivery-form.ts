import type { Locator, Page } from '@playwright/test'

export type DeliveryForm = {
  country: Locator
  region: Locator
  name: Locator
  postalCode: Locator
  method: (name: string) => Locator
  /** Everything that a parcel to New York needs. */
  fill: () => Promise<void>
}

export function deliveryForm(page: Page): DeliveryForm {
  const field = (name: string) => page.getByLabel(name, { exact: true })
  return {
    country: field('Country'),
    region: field('State or region'),
    name: field('Full name'),
    postalCode: field('Postal code'),
    method: (name) => page.getByRole('radio', { name: new RegExp(`^${name}`) }),
    fill: async () => {
      await field('Country').selectOption('US')
      await field('State or region').selectOption('NY')
      await field('Full name').fill('Ada Byron')
      await field('Street and number').fill('1 Main Street')
      await field('City').fill('New York')
      await field('Postal code').fill('10001')
    },
  }
}
