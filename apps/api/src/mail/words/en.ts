/** The words of a mail. Other languages have the same keys. */
export const en = {
  receiptSubject: (number: string) => `Your receipt for order ${number}`,
  thanks: 'Thank you for your order.',
  paidOn: (date: string) => `Paid on ${date}.`,
  order: 'Order',
  quantity: (quantity: string, unit: string) => `${quantity} × ${unit}`,
  discount: 'Discount',
  shipping: 'Shipping',
  tax: 'Tax',
  includedTax: 'included in the total',
  exempt: 'No tax for a business',
  total: 'Total',
  charged: 'Charged',
  goesTo: 'Goes to',
  keep: 'This mail is your receipt.',
}

export type Words = typeof en
