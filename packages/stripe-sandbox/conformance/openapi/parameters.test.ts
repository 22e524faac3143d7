import { expect, test } from 'vitest'
import { routes } from '../../src/routes.ts'
import { EXCEPTIONS } from './exceptional-parameters.ts'
import { routeName } from './judge.ts'
import { parametersOf } from './specified-parameters.ts'
import { unknownParameters } from './unknown-parameters.ts'

const unknown = routes.flatMap((route) =>
  unknownParameters(route.fields, parametersOf(route)).map((parameter) => ({
    route: routeName(route),
    parameter,
  })),
)

test('every route knows each parameter that Stripe specifies for it', () => {
  const unexcused = unknown.filter(
    ({ route, parameter }) =>
      !EXCEPTIONS.some((each) => each.route.test(route) && each.parameter.test(parameter)),
  )
  expect(unexcused).toEqual([])
})

test('every exception is needed', () => {
  const unneeded = EXCEPTIONS.filter(
    (each) =>
      !unknown.some(
        ({ route, parameter }) => each.route.test(route) && each.parameter.test(parameter),
      ),
  )
  expect(unneeded).toEqual([])
})
