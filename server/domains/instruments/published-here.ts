/**
 * Which versions are published in this installation. A form comes as a draft, unless the program's makers
 * published it; the approval a production office enters publishes exactly the content it was entered for.
 */
import { formVersions } from '../../../forms/generated/registry.ts'
import type { Executor } from '../../platform/database/database.ts'
import { type ApprovalRow, listApprovalRows } from './store.ts'

type Approved = Pick<ApprovalRow, 'formId' | 'formVersion' | 'contentHash'>

export function isPublished(
  formId: string,
  formVersion: string,
  approval: Pick<ApprovalRow, 'contentHash'> | undefined,
): boolean {
  const known = versionOf(formId, formVersion)
  return known !== undefined && (known.published || approval?.contentHash === known.contentHash)
}

/** Undefined where this program has no such version. */
export function contentHashOf(formId: string, formVersion: string): string | undefined {
  return versionOf(formId, formVersion)?.contentHash
}

/** Versions published here by an approval that this program has otherwise, or not at all: `601@2023.1`. */
export async function formsNotAsApproved(db: Executor): Promise<string[]> {
  return notAsApproved(await listApprovalRows(db))
}

/** Pure. */
export function notAsApproved(approvals: readonly Approved[]): string[] {
  return approvals
    .filter(
      ({ formId, formVersion, contentHash }) =>
        contentHash !== null && contentHash !== contentHashOf(formId, formVersion),
    )
    .map(({ formId, formVersion }) => `${formId}@${formVersion}`)
}

function versionOf(formId: string, formVersion: string) {
  return formVersions.find(({ id, version }) => id === formId && version === formVersion)
}
