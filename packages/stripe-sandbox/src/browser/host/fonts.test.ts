import { expect, test } from 'vitest'
import { firstAddress } from './fonts.ts'

test.each([
  ['url(/inter.woff2) format("woff2")', 'https://shop.test/inter.woff2'],
  ['url("https://fonts.test/a b.woff2")', 'https://fonts.test/a%20b.woff2'],
  ["local('Inter'), url('inter.woff')", 'https://shop.test/css/inter.woff'],
  ['url( x.woff )', 'https://shop.test/css/x.woff'],
  ['local("Inter")', null],
  ['', null],
])('of the source %s the page loads %s', (src, address) => {
  expect(firstAddress(src, 'https://shop.test/css/fonts.css')).toBe(address)
})
