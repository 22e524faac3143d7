import { expect, it } from 'vitest'
import { Refusal } from '../terminal/refusal.ts'
import { readCatalogueArguments } from './arguments.ts'

it.each([
  [['import', 'a.csv'], { act: 'import', path: 'a.csv', skipBad: false }],
  [['import', '--skip-bad', 'a.csv'], { act: 'import', path: 'a.csv', skipBad: true }],
  [['export'], { act: 'export', path: undefined }],
  [['export', 'a.csv'], { act: 'export', path: 'a.csv' }],
])('%j is understood', (args, expected) => {
  expect(readCatalogueArguments(args)).toEqual(expected)
})

it.each([
  [[]],
  [['import']],
  [['import', 'a', 'b']],
  [['export', '--skip-bad']],
  [['drop']],
  [['import', 'a', '--now']],
])('%j is answered with the usage', (args) => {
  expect(() => readCatalogueArguments(args)).toThrow(Refusal)
  expect(() => readCatalogueArguments(args)).toThrow('pnpm catalogue import FILE.csv')
})
