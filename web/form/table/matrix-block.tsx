/** Rows of a matrix. On a phone a row is a card that opens to its columns. */
import { memo, type ReactNode, useCallback } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { Cell } from '../cells/cell.tsx'
import { matrixPath, placeOf } from '../path.ts'
import type { SectionModel } from '../section-model.ts'
import type { MatrixRow } from '../session/matrix-rows.ts'
import { useSurface } from '../surface/surface.ts'
import { useFilledCells, useOpenRow } from '../surface/use-rows.ts'
import { RowBlock } from './row-block.tsx'
import { cardLabel, columnOf, labelOf } from './rows-section.tsx'

export const MatrixBlock = memo(function MatrixBlock(props: {
  readonly section: SectionModel
  readonly rows: readonly MatrixRow[]
  readonly first: boolean
  readonly columns: string
  readonly units: boolean
}): ReactNode {
  const { section, rows } = props
  const holds = useCallback(
    (path: string) => {
      const { property, rowId } = placeOf(path)
      return property === section.table && rows.some(({ code }) => code === rowId)
    },
    [section, rows],
  )
  return (
    <RowBlock rows={rows.length} cells={0} first={props.first} holds={holds}>
      {rows.map((row) => (
        <Row
          key={row.code}
          section={section}
          row={row}
          columns={props.columns}
          units={props.units}
        />
      ))}
    </RowBlock>
  )
})

const Row = memo(function Row(props: {
  readonly section: SectionModel
  readonly row: MatrixRow
  readonly columns: string
  /** Whether lines have units of their own. */
  readonly units: boolean
}): ReactNode {
  const surface = useSurface()
  const { section, row } = props
  const table = section.table ?? ''
  const { code, item } = row
  const [open, toggle] = useOpenRow(surface, `${table}{${code}}`)
  const sure = section.matrix?.rowId.codeStatus === 'official'
  const status = sure ? 'official' : 'unconfirmed'
  return (
    <tr
      className={item.total ? 'jf-row jf-rows-row jf-total' : 'jf-row jf-rows-row'}
      data-open={open || undefined}
      style={{ gridTemplateColumns: props.columns }}
    >
      <th className="jf-name jf-matrix-name" scope="row" title={item.note || undefined}>
        <span
          className="jf-name-text"
          style={
            row.depth === 0
              ? undefined
              : { marginInlineStart: `calc(${row.depth}em * var(--jf-indent))` }
          }
        >
          {item.name}
          {item.unit && <span className="jf-name-unit">（{item.unit}）</span>}
        </span>
        <button
          type="button"
          className="jf-card-toggle"
          aria-expanded={open}
          aria-label={`${item.name}，填写`}
          onClick={toggle}
        >
          <FilledCount section={section} code={code} />
          <Icon name={open ? 'up' : 'down'} />
        </button>
      </th>
      {props.units && <td className="jf-unit">{item.unit ?? ''}</td>}
      <td className={`jf-code jf-code-${status}`}>{code}</td>
      {section.columns.map((column, index) => (
        <td
          key={column.key}
          className="jf-value"
          {...cardLabel(
            labelOf(section, index, surface.session.model.form.layout.unitOfMeasure),
            column,
          )}
        >
          <Cell
            cell={column}
            path={matrixPath(table, code, column.key)}
            {...columnOf(section, index)}
          />
        </td>
      ))}
    </tr>
  )
})

function FilledCount(props: { readonly section: SectionModel; readonly code: string }): ReactNode {
  const { session } = useSurface()
  const filled = useFilledCells(session, props.section, props.code)
  return filled === 0 ? <span>未填</span> : <span>已填 {filled} 项</span>
}
