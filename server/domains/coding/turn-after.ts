/** Which turn follows a coding, and who is coded twice. Pure. */
import { createHash } from 'node:crypto'
import type { CodingTurn } from '../../contract/coding.ts'
import type { DescriptionRow } from './store.ts'

/** One unit in so many is coded twice: a design value. */
export const ONE_IN = 10

/** By the unit’s id alone: nobody chooses, and the same units come again whoever asks. */
export function isCodedTwice(unitId: string): boolean {
  return createHash('sha256').update(unitId).digest().readUInt32BE(0) % ONE_IN === 0
}

export interface CodedBy {
  readonly code: string
  readonly by: string
}

/** The description as it is once it was coded in the turn it waited for. */
export function codedDescription(row: DescriptionRow, { code, by }: CodedBy): DescriptionRow {
  const next = (turn: CodingTurn | null, over: Partial<DescriptionRow>) => ({
    ...row,
    ...over,
    turn,
  })
  switch (row.turn) {
    case 'second':
      return next(code === row.firstCode ? null : 'referee', { secondCode: code, secondBy: by })
    case 'referee':
      return next(null, {})
    default:
      return next(isCodedTwice(row.unitId) ? 'second' : null, {
        ...{ firstCode: code, firstBy: by, secondCode: null, secondBy: null },
      })
  }
}
