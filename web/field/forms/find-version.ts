/**
 * In which version of its form work on the tablet begins or goes on, and under which head: by the list of
 * open forms, or without one by the newest version this application has.
 */
import { chooseVersion } from '../../../forms/engine/versions/choose-version.ts'
import { formVersions } from '../../../forms/generated/registry.ts'
import { type FormHead, listForms } from '../../../server/contract/instruments.ts'
import { CallFailure } from '../../api/call.ts'
import type { DeviceDatabase } from '../../outbox/database.ts'
import { callOrKept } from '../../outbox/replies.ts'

export interface FoundVersion {
  readonly formVersion: string
  readonly head: FormHead | undefined
}

/** `worked`: the version the work is in; null where nothing is filled in yet. */
export async function findVersion(
  database: DeviceDatabase,
  formId: string,
  worked: string | null,
): Promise<FoundVersion> {
  const listed = await listedForms(database)
  const of = (version: string) =>
    listed?.find((form) => form.id === formId && form.version === version)
  const here = formVersions
    .filter(({ id }) => id === formId)
    // Without the list every version may be open: work stays where it is.
    .map(({ version }) => ({ version, open: listed === null || of(version)?.open === true }))
  const formVersion = chooseVersion(here, worked)
  return { formVersion, head: of(formVersion)?.head }
}

/** Null where the device has never read the list. */
async function listedForms(database: DeviceDatabase) {
  try {
    return (await callOrKept(database, listForms, {})).forms
  } catch (error) {
    if (error instanceof CallFailure) return null
    throw error
  }
}
