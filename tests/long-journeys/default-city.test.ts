/** The city of `npm start`, as large as it is built there: loaded whole through the verbs, and owing every form. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { formIds } from '../../forms/generated/registry.ts'
import { commandContext } from '../../server/cli/command-context.ts'
import { type LoadedCity, loadCity } from '../../server/cli/demo-load/load-city.ts'
import { response } from '../../server/domains/responses/tables.ts'
import type { Database } from '../../server/platform/database/database.ts'
import { openTestDatabase } from '../support/test-database.ts'

let database: Database
let city: LoadedCity

beforeAll(async () => {
  database = await openTestDatabase()
  city = await loadCity(commandContext(database), { units: 2_000, seed: 'shuozhou' }, () => {})
}, 240_000)
afterAll(() => database?.close())

it('has a unit that owes each form of the questionnaire', async () => {
  expect(city.counts.formsOwed).toBe(formIds.length)
  const rows = await database.read.selectDistinct({ formId: response.formId }).from(response)
  expect(rows.map(({ formId }) => formId).sort()).toEqual([...formIds].sort())
})
