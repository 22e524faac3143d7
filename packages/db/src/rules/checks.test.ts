import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { priceCases, type Case } from './price-cases.ts'
import { openRuleDatabase, type RuleDatabase } from './rule-database.ts'
import { insert, insertWhatComesBefore, tables, type Row, type Table } from './valid-rows.ts'

const secret = 'pi_1_secret_2'
const lines = ['', ' ', ' mug', 'mug ', 'blue\nmug', 'blue\tmug']

/** Each rule, and rows that break it and no other. */
const cases: Case[] = [
  ...priceCases,
  [
    'products',
    'products_sku_is_upper_case_words_joined_by_hyphens',
    ['', 'mug', 'MUG_01', '-MUG', 'MUG-', 'MUG--01', 'MUG 01', 'M'.repeat(41)].map((sku) => ({
      sku,
    })),
  ],
  [
    'products',
    'products_slug_is_kebab_case',
    ['', 'Mug', 'blue_mug', '-mug', 'mug-', 'blue--mug', 'blue mug', 'mug\n', 'm'.repeat(81)].map(
      (slug) => ({ slug }),
    ),
  ],
  [
    'products',
    'products_name_is_one_trimmed_line_of_1_to_120',
    [...lines, 'm'.repeat(121)].map((name) => ({ name })),
  ],
  [
    'products',
    'products_description_is_trimmed_and_at_most_2000',
    [' a', 'a\n', 'a'.repeat(2001)].map((description) => ({ description })),
  ],
  [
    'products',
    'products_image_is_a_path_or_https',
    [
      '',
      '/',
      'mug.svg',
      '//evil.example/mug.svg',
      '/\\evil.example/mug.svg',
      'http://shop.example/mug.svg',
      'javascript:alert(1)',
      'data:image/png;base64,AA==',
      'https://',
      '/my mug.svg',
      `/${'m'.repeat(500)}`,
    ].map((image) => ({ image })),
  ],
  ['products', 'products_image_holds_no_client_secret', [{ image: `/${secret}` }]],
  ['products', 'products_stock_is_not_negative', [{ stock: -1 }]],
  ['products', 'products_reserved_is_not_negative', [{ reserved: -1 }]],
  ['products', 'products_stock_meets_what_is_reserved', [{ stock: 2, reserved: 3 }]],

  [
    'prices',
    'prices_amount_is_1_to_99999999',
    [0, -1, 100_000_000].map((a) => ({ amount_minor: a })),
  ],
  [
    'prices',
    'prices_amount_of_a_three_decimal_currency_ends_in_0',
    [1, 1_205].map((a) => ({ currency: 'KWD', amount_minor: a })),
  ],

  ['orders', 'orders_subtotal_is_not_negative', [{ subtotal_minor: -1, total_minor: 599 }]],
  ['orders', 'orders_discount_is_not_negative', [{ discount_minor: -1, total_minor: 3201 }]],
  ['orders', 'orders_shipping_is_not_negative', [{ shipping_minor: -1, total_minor: 2499 }]],
  ['orders', 'orders_tax_is_not_negative', [{ tax_minor: -1, total_minor: 2699 }]],
  [
    'orders',
    'orders_total_is_the_sum_of_its_parts',
    [{ total_minor: 2999 }, { total_minor: 3001 }],
  ],
  [
    'orders',
    'orders_total_is_1_to_99999999',
    [
      { discount_minor: 3200, total_minor: 0 },
      { discount_minor: 3201, total_minor: -1 },
      { subtotal_minor: 99_999_400, total_minor: 100_000_000 },
    ],
  ],
  [
    'orders',
    'orders_total_of_a_three_decimal_currency_ends_in_0',
    [{ currency: 'KWD', tax_minor: 301, total_minor: 3001 }],
  ],
  ['orders', 'orders_revision_is_at_least_1', [{ revision: 0 }]],
  [
    'orders',
    'orders_held_exactly_with_a_reason',
    [{ status: 'held' }, { status: 'awaiting_payment', held_reason: 'amount_mismatch' }],
  ],
  [
    'orders',
    'orders_held_reason_is_one_trimmed_line_of_1_to_500',
    [...lines, 'm'.repeat(501)].map((reason) => ({ status: 'held', held_reason: reason })),
  ],
  [
    'orders',
    'orders_held_reason_holds_no_client_secret',
    [{ status: 'held', held_reason: secret }],
  ],
  ['orders', 'orders_paid_has_paid_at', [{ status: 'paid' }]],
  [
    'orders',
    'orders_paid_at_only_when_money_came',
    ['awaiting_payment', 'processing', 'canceled'].map((status) => ({
      status,
      paid_at: '2026-11-23T00:00:00Z',
    })),
  ],

  [
    'orders',
    'orders_open_hold_their_stock',
    ['draft', 'awaiting_payment', 'processing', 'authorized'].map((status) => ({
      status,
      stock_state: 'released',
    })),
  ],
  [
    'orders',
    'orders_paid_have_sold_their_stock',
    ['paid', 'partially_refunded'].map((status) => ({
      status,
      paid_at: '2026-11-23T00:00:00Z',
      stock_state: 'reserved',
    })),
  ],
  [
    'orders',
    'orders_closed_hold_no_stock',
    ['expired', 'canceled', 'refunded'].map((status) => ({ status, stock_state: 'reserved' })),
  ],
  [
    'orders',
    'orders_that_can_expire_are_unpaid',
    [
      { status: 'awaiting_payment', expires_at: null },
      { status: 'processing', expires_at: '2026-11-23T00:00:00Z' },
    ],
  ],

  [
    'orders',
    'orders_email_is_an_address_of_at_most_254',
    ['', 'ada', 'ada@', 'ada@example', 'a da@example.com', `${'a'.repeat(250)}@b.co`].map(
      (email) => ({ email }),
    ),
  ],
  ['orders', 'orders_email_holds_no_client_secret', [{ email: 'pi_1_secret_2@example.com' }]],
  [
    'orders',
    'orders_locale_is_a_language_tag',
    ['', 'e', 'en_US', 'en-', `en${'-abcdefgh'.repeat(5)}`].map((locale) => ({ locale })),
  ],
  [
    'disputes',
    'disputes_stripe_id_begins_with_du_or_dp',
    ['', 'pi_1', `du_${'1'.repeat(253)}`].map((id) => ({ stripe_dispute_id: id })),
  ],
  [
    'disputes',
    'disputes_stripe_id_holds_no_client_secret',
    [{ stripe_dispute_id: 'du_1_secret_2' }],
  ],
  ['disputes', 'disputes_amount_is_at_least_1', [{ amount_minor: 0 }]],
  ['disputes', 'disputes_reason_is_snake_case', [{ reason: '' }, { reason: 'No reason' }]],
  ['disputes', 'disputes_reason_holds_no_client_secret', [{ reason: secret }]],
  ['disputes', 'disputes_status_is_snake_case', [{ status: '' }, { status: 'Won!' }]],
  ['disputes', 'disputes_status_holds_no_client_secret', [{ status: secret }]],
  ['mails', 'mails_kind_is_known', [{ kind: '' }]],
  ['mails', 'mails_recipient_is_at_most_254', [{ recipient: 'a'.repeat(255) }]],
  ['mails', 'mails_recipient_holds_no_client_secret', [{ recipient: secret }]],
  [
    'mails',
    'mails_subject_is_one_trimmed_line_of_1_to_200',
    [...lines, 'm'.repeat(201)].map((subject) => ({ subject })),
  ],
  ['mails', 'mails_subject_holds_no_client_secret', [{ subject: secret }]],
  ['mails', 'mails_html_holds_no_client_secret', [{ html: secret }]],
  ['mails', 'mails_text_holds_no_client_secret', [{ text: secret }]],

  ['orders', 'orders_tax_relief_is_not_negative', [{ tax_relief_minor: -1, total_minor: 3001 }]],
  [
    'orders',
    'orders_quote_says_what_the_columns_say',
    [
      { quote: JSON.stringify({ currency: 'USD', totalMinor: 2999 }) },
      { quote: JSON.stringify({ currency: 'EUR', totalMinor: 3000 }) },
    ],
  ],
  [
    'orders',
    'orders_quote_holds_no_client_secret',
    [{ quote: JSON.stringify({ currency: 'USD', totalMinor: 3000, note: 'pi_1_secret_2' }) }],
  ],
  [
    'orders',
    'orders_destination_holds_no_client_secret',
    [{ destination: JSON.stringify({ country: 'pi_1_secret_2' }) }],
  ],
  [
    'order_lines',
    'order_lines_discount_is_within_the_subtotal',
    [
      { discount_minor: -1, total_minor: 2401 },
      { discount_minor: 2401, total_minor: -1 },
    ],
  ],
  ['order_lines', 'order_lines_tax_is_not_negative', [{ tax_minor: -1, total_minor: 2399 }]],
  [
    'order_lines',
    'order_lines_tax_relief_is_not_negative',
    [{ tax_relief_minor: -1, total_minor: 2401 }],
  ],
  ['order_lines', 'order_lines_position_is_0_to_99', [{ position: -1 }, { position: 100 }]],
  [
    'order_lines',
    'order_lines_quantity_is_1_to_999',
    [0, 1000].map((quantity) => ({
      quantity,
      subtotal_minor: quantity * 1200,
      total_minor: quantity * 1200,
    })),
  ],
  [
    'order_lines',
    'order_lines_unit_is_at_least_1',
    [{ unit_minor: 0, subtotal_minor: 0, total_minor: 0 }],
  ],
  [
    'order_lines',
    'order_lines_subtotal_is_unit_times_quantity',
    // The last would overflow a 32-bit product.
    [
      { subtotal_minor: 1200, total_minor: 1200 },
      { subtotal_minor: 2401, total_minor: 2401 },
      { unit_minor: 99_999_999, quantity: 999 },
    ],
  ],
  [
    'order_lines',
    'order_lines_total_is_the_sum_of_its_parts',
    [{ total_minor: 2399 }, { discount_minor: 1 }, { tax_minor: 1 }, { tax_relief_minor: 1 }],
  ],
  [
    'order_lines',
    'order_lines_name_is_one_trimmed_line_of_1_to_120',
    [...lines, 'm'.repeat(121)].map((name) => ({ name })),
  ],

  ['payments', 'payments_generation_is_at_least_1', [{ generation: 0 }]],
  [
    'payments',
    'payments_intent_id_begins_with_pi',
    ['', 'seti_1', 'PI_1', `pi_${'1'.repeat(253)}`].map((id) => ({ stripe_payment_intent_id: id })),
  ],
  ['payments', 'payments_intent_id_holds_no_client_secret', [{ stripe_payment_intent_id: secret }]],
  [
    'payments',
    'payments_status_without_an_intent_is_first_or_last',
    ['requires_confirmation', 'requires_action', 'requires_capture', 'processing', 'succeeded'].map(
      (status) => ({ status }),
    ),
  ],
  [
    'payments',
    'payments_created_amount_is_1_to_99999999',
    [0, 100_000_000].map((a) => ({ created_minor: a })),
  ],
  ['payments', 'payments_error_code_is_at_most_100', [{ error_code: 'e'.repeat(101) }]],
  ['payments', 'payments_received_is_0_to_99999999', [{ received_minor: -1 }]],
  ['payments', 'payments_error_code_holds_no_client_secret', [{ error_code: secret }]],
  ['payments', 'payments_decline_code_is_at_most_100', [{ decline_code: 'e'.repeat(101) }]],
  ['payments', 'payments_decline_code_holds_no_client_secret', [{ decline_code: secret }]],

  [
    'webhook_events',
    'webhook_events_id_begins_with_evt',
    ['', 'pi_1', `evt_${'1'.repeat(252)}`].map((id) => ({ id })),
  ],
  ['webhook_events', 'webhook_events_id_holds_no_client_secret', [{ id: 'evt_1_secret_2' }]],
  [
    'webhook_events',
    'webhook_events_type_is_words_joined_by_dots',
    ['', 'Charge', '.a', 'a b', 't'.repeat(101)].map((type) => ({ type })),
  ],
  ['webhook_events', 'webhook_events_type_holds_no_client_secret', [{ type: secret }]],
  ['webhook_events', 'webhook_events_intent_id_begins_with_pi', [{ payment_intent_id: 'ch_1' }]],
  [
    'webhook_events',
    'webhook_events_intent_id_holds_no_client_secret',
    [{ payment_intent_id: secret }],
  ],
  ['webhook_events', 'webhook_events_outcome_is_known', [{ outcome: '' }, { outcome: 'done' }]],
  ['webhook_events', 'webhook_events_attempts_is_not_negative', [{ attempts: -1 }]],
  ['webhook_events', 'webhook_events_object_id_is_at_most_255', [{ object_id: 'r'.repeat(256) }]],
  ['webhook_events', 'webhook_events_object_id_holds_no_client_secret', [{ object_id: secret }]],
  [
    'webhook_events',
    'webhook_events_last_error_is_at_most_2000',
    [{ last_error: 'e'.repeat(2001) }],
  ],
  ['webhook_events', 'webhook_events_last_error_holds_no_client_secret', [{ last_error: secret }]],

  ['order_history', 'order_history_actor_is_known', [{ actor: '' }, { actor: 'me' }]],
  [
    'order_history',
    'order_history_reason_is_one_trimmed_line_of_1_to_500',
    [...lines, 'm'.repeat(501)].map((reason) => ({ reason })),
  ],
  ['order_history', 'order_history_reason_holds_no_client_secret', [{ reason: secret }]],
  [
    'order_history',
    'order_history_event_id_begins_with_evt',
    ['', 'pi_1', `evt_${'1'.repeat(252)}`].map((id) => ({ stripe_event_id: id })),
  ],
  [
    'order_history',
    'order_history_event_id_holds_no_client_secret',
    [{ stripe_event_id: 'evt_1_secret_2' }],
  ],

  ['reconciliation_marks', 'reconciliation_marks_book_is_known', [{ book: '' }, { book: 'ours' }]],
  ['reconciliation_findings', 'reconciliation_findings_kind_is_known', [{ kind: 'odd' }]],
  [
    'reconciliation_findings',
    'reconciliation_findings_detail_is_one_trimmed_line_of_1_to_500',
    [...lines, 'm'.repeat(501)].map((detail) => ({ detail })),
  ],
  [
    'reconciliation_findings',
    'reconciliation_findings_detail_holds_no_client_secret',
    [{ detail: secret }],
  ],
  [
    'reconciliation_findings',
    'reconciliation_findings_stripe_id_is_at_most_255',
    [{ stripe_id: 'p'.repeat(256) }],
  ],
  [
    'reconciliation_findings',
    'reconciliation_findings_stripe_id_holds_no_client_secret',
    [{ stripe_id: secret }],
  ],

  ['refunds', 'refunds_amount_is_1_to_99999999', [{ amount_minor: 0 }, { amount_minor: -1 }]],
  ['refunds', 'refunds_attempt_is_at_least_1', [{ attempt: 0 }]],
  ['refunds', 'refunds_reason_is_known', [{ reason: '' }, { reason: 'because' }]],
  [
    'refunds',
    'refunds_stripe_id_begins_with_re_or_pyr',
    ['', 'pi_1', `re_${'1'.repeat(253)}`].map((id) => ({ stripe_refund_id: id })),
  ],
  ['refunds', 'refunds_stripe_id_holds_no_client_secret', [{ stripe_refund_id: 're_1_secret_2' }]],
  ['refunds', 'refunds_failure_reason_is_at_most_100', [{ failure_reason: 'e'.repeat(101) }]],
  ['refunds', 'refunds_failure_reason_holds_no_client_secret', [{ failure_reason: secret }]],
  ['refunds', 'refunds_without_a_stripe_id_are_requested_or_over', [{ status: 'succeeded' }]],
  ['refund_lines', 'refund_lines_quantity_is_at_least_1', [{ quantity: 0 }, { quantity: -1 }]],
  [
    'refund_lines',
    'refund_lines_restocked_only_if_asked',
    [{ restock: false, restocked_at: '2026-11-23T00:00:00Z' }],
  ],
  ['orders', 'orders_capture_is_1_to_the_total', [{ capture_minor: 0 }, { capture_minor: 3001 }]],
]

/** Rows at the edge of what is allowed. */
const allowed: [Table, Row][] = [
  ['products', { sku: 'A', slug: 'a', name: 'é', description: '', stock: 0 }],
  ['products', { image: 'https://cdn.example/mug.svg?v=2', description: 'Two\n\nparagraphs' }],
  ['products', { sku: 'M'.repeat(40), slug: 'm'.repeat(80), name: 'm'.repeat(120) }],
  ['prices', { currency: 'KWD', amount_minor: 10 }],
  ['prices', { currency: 'JPY', amount_minor: 1 }],
  ['prices', { amount_minor: 99_999_999 }],
  ['orders', { discount_minor: 3199, total_minor: 1 }],
  ['orders', { subtotal_minor: 99_999_399, total_minor: 99_999_999 }],
  ['orders', { status: 'held', held_reason: 'amount_mismatch' }],
  ['orders', { status: 'held', held_reason: 'Refund asked', paid_at: '2026-11-23T00:00:00Z' }],
  ['orders', { status: 'refunded', paid_at: '2026-11-23T00:00:00Z', stock_state: 'sold' }],
  ['order_lines', { position: 99, quantity: 5, unit_minor: 1, subtotal_minor: 5, total_minor: 5 }],
  ['payments', { stripe_payment_intent_id: 'pi_1', status: 'succeeded' }],
  ['payments', { status: 'canceled' }],
  [
    'webhook_events',
    { payment_intent_id: null, type: 'payment_intent.succeeded', outcome: 'foreign' },
  ],
]

let rules: RuleDatabase
beforeAll(async () => {
  rules = await openRuleDatabase()
})
afterAll(async () => {
  await rules[Symbol.asyncDispose]()
})

describe('a row that breaks a rule is refused by the name of the rule', () => {
  test.each(cases)('%s: %s', async (table, rule, broken) => {
    for (const change of broken) {
      const { constraint } = await rules.refusal(async (sql) => {
        await insertWhatComesBefore(sql, table)
        await insert(sql, table, change)
      })
      expect.soft(constraint, JSON.stringify(change)).toBe(rule)
    }
  })
})

test.each(allowed)('a row at the edge of the rules is taken: %s %o', async (table, change) => {
  const { constraint } = await rules.refusal(async (sql) => {
    await insertWhatComesBefore(sql, table)
    await insert(sql, table, change)
  })
  expect(constraint).toBeUndefined()
})

test('every rule of the database stands in this table', async () => {
  const { rows } = await rules.database.pool.query<{ conname: string }>(
    `SELECT conname FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace`,
  )
  const tested = cases.map(([, rule]) => rule)
  expect(tested.toSorted()).toEqual(rows.map(({ conname }) => conname).toSorted())
})

test('I3: every text column refuses a client secret', async () => {
  const { rows } = await rules.database.pool.query<{ table_name: Table; column_name: string }>(
    `SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type = 'text' AND table_name = ANY ($1)`,
    [tables],
  )
  // What the shop's staff write, and the job queue's own names: no code of ours puts anything else there.
  const written = new Set(['products.description', 'tax_classes.id', 'job_workers.worker_id'])
  const columns = rows.filter(
    (row) => row.column_name !== 'name' && !written.has(`${row.table_name}.${row.column_name}`),
  )
  expect(columns.length).toBeGreaterThan(8)
  for (const { table_name: table, column_name: column } of columns) {
    const { constraint } = await rules.refusal(async (sql) => {
      await insertWhatComesBefore(sql, table)
      await insert(sql, table, {
        [column]: secret,
        ...(column === 'held_reason' && { status: 'held' }),
      })
    })
    expect.soft(constraint, `${table}.${column}`).toBeDefined()
  }
})

describe('I2: an order has at most one payment that can still be paid', () => {
  test.each([
    ['requires_payment_method', 'payments_one_live_per_order'],
    ['requires_confirmation', 'payments_one_live_per_order'],
    ['requires_action', 'payments_one_live_per_order'],
    ['requires_capture', 'payments_one_live_per_order'],
    ['processing', 'payments_one_live_per_order'],
    ['succeeded', undefined],
    ['canceled', undefined],
  ])('beside one that is %s: %s', async (status, rule) => {
    const { constraint } = await rules.refusal(async (sql) => {
      await insertWhatComesBefore(sql, 'payments')
      await insert(sql, 'payments', { status, stripe_payment_intent_id: 'pi_1' })
      await insert(sql, 'payments', { generation: 2, stripe_payment_intent_id: 'pi_2' })
    })
    expect(constraint).toBe(rule)
  })
})
