/**
 * Whose form it is, for its head: as the document says, and until it does, which is when it is first
 * sent, as the frame has it. Pure.
 */
import type { CellModel } from './form-model.ts'
import type { FormSession } from './session/form-session.ts'

export function identityText(session: FormSession, cell: CellModel): string {
  const { text } = session.cell(cell.key)
  const unit = session.context().unit
  if (text !== '' || unit === undefined) return text
  // The last of the identity is the name, whatever the form calls it.
  const isName = session.model.identity.at(-1)?.key === cell.key
  const known = isName ? unit.unitName : unit[cell.key as keyof typeof unit]
  return typeof known === 'string' ? known : ''
}
