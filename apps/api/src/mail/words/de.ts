import type { Words } from './en.ts'

export const de: Words = {
  receiptSubject: (number) => `Ihr Beleg zur Bestellung ${number}`,
  thanks: 'Vielen Dank für Ihre Bestellung.',
  paidOn: (date) => `Bezahlt am ${date}.`,
  order: 'Bestellung',
  quantity: (quantity, unit) => `${quantity} × ${unit}`,
  discount: 'Rabatt',
  shipping: 'Versand',
  tax: 'Steuer',
  includedTax: 'in der Summe enthalten',
  exempt: 'Keine Steuer für ein Unternehmen',
  total: 'Summe',
  charged: 'Abgebucht',
  goesTo: 'Geht an',
  keep: 'Diese E-Mail ist Ihr Beleg.',
}
