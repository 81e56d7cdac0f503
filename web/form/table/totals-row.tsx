/** 合计 below the rows of a growing table, set apart; follows what is typed, holds no cell. */
import { type ReactNode, useSyncExternalStore } from 'react'
import type { CellModel } from '../form-model.ts'
import type { SectionModel } from '../section-model.ts'
import { columnTotal, totalledColumns } from '../session/column-totals.ts'
import { showNumber } from '../show-cell.ts'
import { useSurface } from '../surface/surface.ts'
import { cardLabel, labelOf } from './rows-section.tsx'

export function TotalsRow(props: {
  readonly section: SectionModel
  readonly columns: string
  /** Whether a column for removing rows follows. */
  readonly acts: boolean
}): ReactNode {
  const { session } = useSurface()
  const { section, columns, acts } = props
  const totalled = totalledColumns(session.model, section)
  if (totalled.length === 0) return null
  return (
    <tfoot>
      <tr
        className="jf-row jf-rows-row jf-total jf-totals"
        style={{ gridTemplateColumns: columns }}
      >
        <th className="jf-row-number" scope="row">
          合计
        </th>
        {section.columns.map((column, index) => (
          <td
            key={column.key}
            className={totalled.includes(column) ? 'jf-value' : 'jf-value jf-no-cell'}
            {...cardLabel(labelOf(section, index, session.model.form.layout.unitOfMeasure), column)}
          >
            {totalled.includes(column) && <Total table={section.table ?? ''} column={column} />}
          </td>
        ))}
        {acts && <td className="jf-value jf-no-cell" />}
      </tr>
    </tfoot>
  )
}

function Total(props: { readonly table: string; readonly column: CellModel }): ReactNode {
  const { session } = useSurface()
  const sum = useSyncExternalStore(
    (listener) => session.subscribe('answers', listener),
    () => columnTotal(session.state().answers, props.table, props.column.key),
  )
  return <output className="jf-sum">{sum === undefined ? '' : showNumber(sum)}</output>
}
