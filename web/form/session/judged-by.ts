/** The office a document is checked for and the units it is compared with, as the server told them last. */
import type { CheckContext } from '../../../forms/engine/types.ts'
import type { ResponseDetail } from '../../../server/contract/responses.ts'

/** `detail`: null for a response that has not been on the server. Kept replies of an older program lack both. */
export function judgedBy(
  detail: Partial<Pick<ResponseDetail, 'officeAreaPrefix' | 'distributions'>> | null,
): Pick<CheckContext, 'officeAreaPrefix' | 'distributions'> {
  return {
    officeAreaPrefix: detail?.officeAreaPrefix ?? undefined,
    distributions: detail?.distributions,
  }
}
