/** A form with the checks in force, as far as this device has heard of them. */
import type { FormDefinition } from '../../forms/engine/types.ts'
import { findForm } from '../../forms/generated/registry.ts'
import { listRuleSets } from '../../server/contract/checks.ts'
import { type PublishedRules, withRulesInForce } from '../form/published-checks.ts'
import type { DeviceDatabase } from './database.ts'
import { callOrKept } from './replies.ts'

/** Undefined when this application has no such form version. */
export async function findFormInForce(
  database: DeviceDatabase,
  formId: string,
  formVersion?: string,
): Promise<FormDefinition | undefined> {
  const form = await findForm(formId, formVersion)
  if (!form) return undefined
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
