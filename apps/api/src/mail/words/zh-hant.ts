import type { Words } from './en.ts'

export const zhHant: Words = {
  receiptSubject: (number) => `訂單 ${number} 的收據`,
  thanks: '感謝您的訂購。',
  paidOn: (date) => `付款時間：${date}。`,
  order: '訂單',
  quantity: (quantity, unit) => `${quantity} × ${unit}`,
  discount: '折扣',
  shipping: '運費',
  tax: '稅額',
  includedTax: '已含在總計中',
  exempt: '企業免稅',
  total: '總計',
  charged: '實際扣款',
  goesTo: '寄送至',
  keep: '這封信就是您的收據。',
}
