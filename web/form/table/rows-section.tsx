/**
 * A table whose rows the respondent adds. Rows come in blocks, so that adding row 500 touches
 * its own block only, as row 5 did.
 */
import { memo, type ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Cell } from '../cells/cell.tsx'
import type { SectionModel } from '../form-model.ts'
import { tablePath } from '../path.ts'
import { focusCell, useSurface } from '../surface/surface.ts'
import { useRowIds } from '../surface/use-session.ts'

const BLOCK = 25

export function RowsSection({ section }: { readonly section: SectionModel }): ReactNode {
  const surface = useSurface()
  const { session } = surface
  const table = section.table ?? ''
  const ids = useRowIds(session, table)
  const blocks: (readonly number[])[] = []
  for (let start = 0; start < ids.length; start += BLOCK)
    blocks.push(ids.slice(start, start + BLOCK))
  const style = { gridTemplateColumns: columnsOf(section, session.readOnly) }
  const full = ids.length >= section.maxRows

  const add = (): void => {
    if (!session.addRow(table)) return
    const first = section.columns[0]
    if (first === undefined) return
    const path = tablePath(table, ids.length, first.key)
    requestAnimationFrame(() => focusCell(surface.root, path))
  }

  return (
    <div className="jf-rows" data-section={section.id}>
      {section.title !== '' && <h3 className="jf-section-title">{section.title}</h3>}
      <div className="jf-rows-scroll">
        <table className="jf-table" aria-label={`${session.model.name}，${section.title}`}>
          <thead>
            <tr className="jf-row jf-rows-row jf-heads" style={style}>
              <th scope="col">行</th>
              {section.columns.map((column) => (
                <th key={column.key} scope="col">
                  {column.title}
                  {column.unit !== null && <small>（{column.unit}）</small>}
                </th>
              ))}
              {!session.readOnly && <td />}
            </tr>
          </thead>
          {blocks.map((block, index) => (
            <RowBlock
              key={block[0]}
              section={section}
              ids={block.join(' ')}
              start={index * BLOCK}
              columns={style.gridTemplateColumns}
            />
          ))}
        </table>
      </div>
      {!session.readOnly && (
        <div className="jf-rows-foot">
          <Button
            size="small"
            icon="add"
            reason={full ? `最多 ${section.maxRows} 行` : undefined}
            onClick={add}
          >
            加一行
          </Button>
          <span className="jf-hint">末行按回车也可加行，可从表格软件整块粘贴</span>
        </div>
      )}
    </div>
  )
}

/** Amounts and codes get what they need, text gets the rest. */
function columnsOf(section: SectionModel, readOnly: boolean): string {
  const widths = section.columns.map((column) => {
    if (column.filledBy !== 'respondent') return 'minmax(64px, 0.6fr)'
    return column.kind === 'number' ? 'minmax(104px, 180px)' : 'minmax(104px, 1fr)'
  })
  return ['36px', ...widths, ...(readOnly ? [] : ['44px'])].join(' ')
}

const RowBlock = memo(function RowBlock(props: {
  readonly section: SectionModel
  /** Ids joined by spaces: equal text, equal rows. */
  readonly ids: string
  readonly start: number
  readonly columns: string
}): ReactNode {
  return (
    <tbody>
      {props.ids.split(' ').map((id, index) => (
        <TableRow
          key={id}
          section={props.section}
          row={props.start + index}
          columns={props.columns}
        />
      ))}
    </tbody>
  )
})

const TableRow = memo(function TableRow(props: {
  readonly section: SectionModel
  readonly row: number
  readonly columns: string
}): ReactNode {
  const { session } = useSurface()
  const table = props.section.table ?? ''
  return (
    <tr className="jf-row jf-rows-row" style={{ gridTemplateColumns: props.columns }}>
      <th className="jf-row-number" scope="row">
        {props.row + 1}
      </th>
      {props.section.columns.map((column) => (
        <td key={column.key} className="jf-value">
          <Cell cell={column} path={tablePath(table, props.row, column.key)} />
        </td>
      ))}
      {!session.readOnly && (
        <td className="jf-value">
          <button
            type="button"
            className="jf-remove"
            aria-label={`删除第 ${props.row + 1} 行`}
            onClick={() => session.removeRow(table, props.row)}
          >
            <Icon name="close" />
          </button>
        </td>
      )}
    </tr>
  )
})
