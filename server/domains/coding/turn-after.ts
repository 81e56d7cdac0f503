/** Which turn follows a coding, and who is coded twice. Pure. */
import { createHash } from 'node:crypto'
import type { CodeLists } from '../../../forms/engine/types.ts'
import type { CodingTurn } from '../../contract/coding.ts'
import type { DescriptionRow } from './store.ts'

/** One unit in so many is coded twice: a design value. */
export const ONE_IN = 10

/** By the unit’s id alone: nobody chooses, and the same units come again whoever asks. */
export function isCodedTwice(unitId: string): boolean {
  return createHash('sha256').update(unitId).digest().readUInt32BE(0) % ONE_IN === 0
}

/**
 * Whether what was described is of another section 门类 than what the frame had before it was coded: the
 * lists or the respondent may be wrong. Finer differences are common and say little.
 */
export function isOfAnotherSection(
  codeLists: CodeLists,
  code: string,
  codeBefore: string | null,
): boolean {
  const sectionOf = (of: string) => codeLists.item('industry', of)?.section
  const before = codeBefore === null ? undefined : sectionOf(codeBefore)
  return before !== undefined && before !== sectionOf(code)
}

export interface CodedBy {
  readonly code: string
  readonly by: string
  /** The frame had another section: somebody else looks at it, agreed upon or not. */
  readonly doubtful: boolean
}

/** The description as it is once it was coded in the turn it waited for. */
export function codedDescription(
  row: DescriptionRow,
  { code, by, doubtful }: CodedBy,
): DescriptionRow {
  const next = (turn: CodingTurn | null, over: Partial<DescriptionRow>) => ({
    ...row,
    ...over,
    turn,
  })
  switch (row.turn) {
    case 'second':
      return next(code === row.firstCode && !doubtful ? null : 'referee', {
        secondCode: code,
        secondBy: by,
      })
    case 'referee':
      return next(null, {})
    default:
      return next(isCodedTwice(row.unitId) ? 'second' : doubtful ? 'referee' : null, {
        ...{ firstCode: code, firstBy: by, secondCode: null, secondBy: null },
      })
  }
}
