/**
 * One small city for the tests of a file: enough units for every kind of institution to appear.
 */
import type { City } from '../../../server/demo-city/city.ts'
import { makeCity } from '../../../server/demo-city/make-city.ts'

export function smallCity(): City {
  return makeCity({ units: 600, seed: 'tests' })
}
