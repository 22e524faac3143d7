import type { Locator, Page } from '@playwright/test'

export type ShopPage = {
  open: () => Promise<void>
  search: Locator
  currency: Locator
  cart: Locator
  orders: Locator
  product: (name: string) => Locator
}

/** The list of products, with the header that most pages share. */
export function shopPage(page: Page): ShopPage {
  const header = page.getByRole('banner')
  return {
    open: async () => void (await page.goto('/')),
    search: page.getByRole('searchbox', { name: 'Search' }),
    currency: header.getByRole('combobox', { name: 'Currency' }),
    cart: header.getByRole('link', { name: /^Cart/ }),
    orders: header.getByRole('link', { name: 'Orders' }),
    product: (name) => page.getByRole('link', { name, exact: true }),
  }
}
