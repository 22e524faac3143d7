import type { Row, Table } from './valid-rows.ts'

export type Case = [table: Table, rule: string, broken: Row[]]

const lines = ['', ' ', ' mug', 'mug ', 'blue\nmug', 'blue\tmug']

function namesBut(most: number): Row[] {
  return [...lines, 'm'.repeat(most + 1)].map((name) => ({ name }))
}

const since = '2026-11-02T00:00:00Z'
const before = '2026-11-01T00:00:00Z'

/** The rules of what decides a price, and rows that break each and no other. */
export const priceCases: Case[] = [
  ['products', 'products_grams_is_0_to_1000000', [{ grams: -1 }, { grams: 1_000_001 }]],
  [
    'categories',
    'categories_slug_is_kebab_case',
    ['', 'Mug', 'blue_mug', '-mug', 'mug-', 'm'.repeat(81)].map((slug) => ({ slug })),
  ],
  ['categories', 'categories_name_is_one_trimmed_line_of_1_to_80', namesBut(80)],

  [
    'prices',
    'prices_valid_from_is_before_valid_until',
    [
      { valid_from: since, valid_until: since },
      { valid_from: '-infinity', valid_until: '-infinity' },
    ],
  ],
  [
    'prices',
    'prices_amount_of_isk_and_ugx_ends_in_00',
    [
      { currency: 'ISK', amount_minor: 110 },
      { currency: 'UGX', amount_minor: 1 },
    ],
  ],
  [
    'orders',
    'orders_total_of_isk_and_ugx_ends_in_00',
    [{ currency: 'ISK', tax_minor: 310, total_minor: 3010 }],
  ],

  ['promotions', 'promotions_name_is_one_trimmed_line_of_1_to_120', namesBut(120)],
  [
    'promotions',
    'promotions_code_is_2_to_40_capital_letters_digits_or_hyphens',
    ['', 'A', 'autumn', 'AUTUMN 20', '-A', 'A-', 'A'.repeat(41)].map((code) => ({ code })),
  ],
  [
    'promotions',
    'promotions_percent_off_is_above_0_to_100',
    [{ percent_off: 0 }, { percent_off: -1 }, { percent_off: 100.0001 }],
  ],
  [
    'promotions',
    'promotions_percent_off_exactly_for_percentage_and_buy_x_get_y',
    [{ percent_off: null }, { effect: 'amount' }, { effect: 'quantity_tiers' }],
  ],
  [
    'promotions',
    'promotions_buy_and_get_exactly_for_buy_x_get_y',
    [
      { buy_quantity: 2 },
      { get_quantity: 1 },
      { effect: 'buy_x_get_y' },
      { effect: 'buy_x_get_y', buy_quantity: 2 },
    ],
  ],
  [
    'promotions',
    'promotions_buy_and_get_are_1_to_999',
    [
      { effect: 'buy_x_get_y', buy_quantity: 0, get_quantity: 1 },
      { effect: 'buy_x_get_y', buy_quantity: 1, get_quantity: 1000 },
    ],
  ],
  [
    'promotions',
    'promotions_on_shipping_are_percentage_or_amount',
    [
      { target: 'shipping', effect: 'quantity_tiers', percent_off: null },
      { target: 'shipping', effect: 'buy_x_get_y', buy_quantity: 2, get_quantity: 1 },
    ],
  ],
  [
    'promotions',
    'promotions_valid_from_is_before_valid_until',
    [{ valid_from: since, valid_until: before }],
  ],
  [
    'promotions',
    'promotions_with_limits_have_a_code',
    [
      { code: null, max_per_customer: null },
      { code: null, max_redemptions: null },
    ],
  ],
  ['promotions', 'promotions_max_per_customer_is_at_least_1', [{ max_per_customer: 0 }]],
  [
    'promotions',
    'promotions_redeemed_is_0_to_max_redemptions',
    [{ redeemed: -1 }, { redeemed: 6 }, { max_redemptions: -1 }],
  ],

  [
    'promotion_amounts',
    'promotion_amounts_off_is_1_to_99999999',
    [{ off_minor: 0 }, { off_minor: 100_000_000 }],
  ],
  [
    'promotion_amounts',
    'promotion_amounts_minimum_is_0_to_99999999',
    [{ minimum_subtotal_minor: -1 }, { minimum_subtotal_minor: 100_000_000 }],
  ],
  [
    'promotion_tiers',
    'promotion_tiers_from_quantity_is_2_to_999',
    [{ from_quantity: 1 }, { from_quantity: 1000 }],
  ],
  [
    'promotion_tiers',
    'promotion_tiers_percent_off_is_above_0_to_100',
    [{ percent_off: 0 }, { percent_off: 100.0001 }],
  ],

  ['shipping_zones', 'shipping_zones_name_is_one_trimmed_line_of_1_to_80', namesBut(80)],
  [
    'shipping_zone_places',
    'shipping_zone_places_country_is_two_capital_letters',
    ['', 'D', 'de', 'DEU', '*'].map((country) => ({ country })),
  ],
  [
    'shipping_zone_places',
    'shipping_zone_places_region_is_1_to_3_capitals_or_digits',
    ['', 'by', 'DE-BY'].map((region) => ({ region })),
  ],
  ['shipping_methods', 'shipping_methods_name_is_one_trimmed_line_of_1_to_80', namesBut(80)],
  ['shipping_methods', 'shipping_methods_maximum_grams_is_at_least_1', [{ maximum_grams: 0 }]],
  ['shipping_rates', 'shipping_rates_from_is_not_negative', [{ from: -1 }]],
  [
    'shipping_rates',
    'shipping_rates_amount_is_0_to_99999999',
    [{ amount_minor: -1 }, { amount_minor: 100_000_000 }],
  ],
  [
    'shipping_free_from',
    'shipping_free_from_subtotal_is_0_to_99999999',
    [{ subtotal_minor: -1 }, { subtotal_minor: 100_000_000 }],
  ],

  [
    'tax_classes',
    'tax_classes_id_is_snake_case',
    ['', 'Books', 'e-books', '_a', 'a'.repeat(41)].map((id) => ({ id })),
  ],
  ['tax_classes', 'tax_classes_name_is_one_trimmed_line_of_1_to_80', namesBut(80)],
  ['tax_jurisdictions', 'tax_jurisdictions_name_is_one_trimmed_line_of_1_to_80', namesBut(80)],
  [
    'tax_jurisdictions',
    'tax_jurisdictions_country_is_two_capital_letters',
    ['', 'de', 'DEU'].map((country) => ({ country })),
  ],
  [
    'tax_jurisdictions',
    'tax_jurisdictions_region_is_1_to_3_capitals_or_digits',
    ['', 'by', 'DE-BY'].map((region) => ({ region })),
  ],
  [
    'tax_jurisdictions',
    'tax_jurisdictions_shipping_tax_class_exactly_for_own_class',
    [{ shipping_tax: 'own_class' }, { shipping_tax_class_id: 'books' }],
  ],
  ['tax_rates', 'tax_rates_name_is_one_trimmed_line_of_1_to_80', namesBut(80)],
  ['tax_rates', 'tax_rates_percent_is_0_to_100', [{ percent: -0.0001 }, { percent: 100.0001 }]],
  ['rules_version', 'rules_version_is_one_row', [{ id: 2 }, { id: 0 }]],
]
