/** Why a judgement cannot be saved yet; undefined when it can. Pure. */
import type { Disposition } from '../../../../server/contract/ledger.ts'

const NOTE_CHARACTERS = 4

export function judgementRefusal(
  disposition: Disposition | null,
  unitId: string | null,
  note: string,
): string | undefined {
  if (disposition === null) return '请先选着落'
  if (disposition === 'matched' && unitId === null) return '请选出是底册里的哪一家'
  if ([...note.trim()].length < NOTE_CHARACTERS) return '请写明依据（至少 4 个字）'
  return undefined
}
