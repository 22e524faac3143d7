import { expect, test } from 'vitest'
import { emailProblem } from './email.ts'

test.each([
  ['ada@shop.test', null],
  ['  ada+paydesk@mail.shop.test ', null],
  ["o'hara@shop.test", null],
  ['', 'incomplete_email'],
  ['ada', 'incomplete_email'],
  ['ada@', 'incomplete_email'],
  ['ada@shop', 'incomplete_email'],
  ['ada@shop.', 'incomplete_email'],
  ['ada lovelace@shop.test', 'invalid_email'],
  ['ada@@shop.test', 'invalid_email'],
  ['ada@-shop.test', 'invalid_email'],
])('the e-mail "%s" gives %s', (text, problem) => {
  expect(emailProblem(text)).toBe(problem)
})
