/** What is chosen, as the foot of a sheet program says it: how many cells, and their sum. */
import type { ReactNode } from 'react'
import type { FormSession } from '../session/form-session.ts'
import { showNumber } from '../show-cell.ts'
import { type Block, pathsOf } from './block.ts'

export function SelectionNote(props: {
  readonly session: FormSession
  readonly block: Block
}): ReactNode {
  const { session, block } = props
  const numbers = pathsOf(block)
    .map((path) => session.cell(path).value)
    .filter((value) => typeof value === 'number')
  const sum = Number(numbers.reduce((total, value) => total + value, 0).toFixed(6))
  return (
    <p className="jf-strip-name" role="status">
      <strong>
        已选 {block.length} 行 {block[0]?.length ?? 0} 列
      </strong>
      {numbers.length > 1 && (
        <span>
          　{numbers.length} 个数　合计 {showNumber(sum)}
        </span>
      )}
    </p>
  )
}
