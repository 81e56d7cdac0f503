/** A form with the checks in force, as far as this device has heard of them. */
import type { FormDefinition } from '../../forms/engine/types.ts'
import { listRuleSets } from '../../server/contract/checks.ts'
import { type PublishedRules, withRulesInForce } from '../api/rules-in-force.ts'
import type { DeviceDatabase } from './database.ts'
import { callOrKept } from './replies.ts'

/** `form`: as its version was published. */
export async function withKnownRules(
  database: DeviceDatabase,
  form: FormDefinition,
): Promise<FormDefinition> {
  return withRulesInForce(form, await publishedRules(database), new Date().toISOString())
}

/** None where nothing was ever heard: the server judges what is sent by the checks in force. */
async function publishedRules(database: DeviceDatabase): Promise<readonly PublishedRules[]> {
  try {
    return (await callOrKept(database, listRuleSets, {})).ruleSets
  } catch {
    return []
  }
}
