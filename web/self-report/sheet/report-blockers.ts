/**
 * What keeps a form from being reported, as the server will judge it, less what only an office can
 * mend: those items it judges itself. Pure.
 */
import type { Finding } from '../../../forms/engine/types.ts'
import { submissionBlockers } from '../../../server/contract/explanation-rules.ts'
import { placeOf } from '../../form/path.ts'
import type { FormSession } from '../../form/session/form-session.ts'

export function reportBlockers(
  session: Pick<FormSession, 'state' | 'mayFill'>,
  isReason: (code: string) => boolean,
): readonly Finding[] {
  const { findings, explanations } = session.state()
  return submissionBlockers(findings, explanations, isReason).filter(
    ({ fields }) =>
      fields.length === 0 ||
      fields.some((path) => session.mayFill(path) || session.mayFill(placeOf(path).property)),
  )
}
