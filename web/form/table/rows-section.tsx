/**
 * A table whose rows the respondent adds. Rows come in blocks, so that adding row 500 touches
 * its own block only, as row 5 did.
 */
import { memo, type ReactNode, useCallback } from 'react'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Cell } from '../cells/cell.tsx'
import { columnMarks, headMarks } from '../column-marks.ts'
import type { CellModel } from '../form-model.ts'
import { headName } from '../head-name.ts'
import { headUnit } from '../head-unit.ts'
import { placeOf, tablePath } from '../path.ts'
import type { SectionModel } from '../section-model.ts'
import { useSurface } from '../surface/surface.ts'
import { useRowIds } from '../surface/use-session.ts'
import { columnWidths } from './column-widths.ts'
import { GroupHeads } from './group-heads.tsx'
import { BLOCK, RowBlock } from './row-block.tsx'
import { Sheet } from './sheet.tsx'
import { TotalsRow } from './totals-row.tsx'

export function RowsSection({ section }: { readonly section: SectionModel }): ReactNode {
  const surface = useSurface()
  const { session } = surface
  const table = section.table ?? ''
  const ids = useRowIds(session, table)
  const blocks: (readonly number[])[] = []
  for (let start = 0; start < ids.length; start += BLOCK)
    blocks.push(ids.slice(start, start + BLOCK))
  const after = session.readOnly ? [] : ['44px']
  const { template, width } = columnWidths(section.columns, ['44px'], after, 44 + after.length * 44)
  const style = { gridTemplateColumns: template }
  const full = ids.length >= section.maxRows

  const add = (): void => {
    if (!session.addRow(table)) return
    const first = section.columns.find(({ key }) =>
      session.mayFill(tablePath(table, ids.length, key)),
    )
    if (first !== undefined) surface.show(tablePath(table, ids.length, first.key))
  }

  return (
    <div className="jf-rows" data-section={section.id}>
      {section.title !== '' && <h3 className="jf-section-title">{section.title}</h3>}
      <Sheet label={section.title} width={width}>
        <table className="jf-table" aria-label={`${session.model.name}，${section.title}`}>
          <thead className="jf-column-heads">
            <GroupHeads
              className="jf-row jf-rows-row"
              heads={section.heads}
              before={1}
              after={after.length}
              template={template}
            />
            <tr className="jf-row jf-rows-row jf-heads" style={style}>
              <th scope="col">行</th>
              {section.columns.map((column, index) => (
                <th key={column.key} scope="col">
                  {section.heads[index]?.title ?? column.title}
                  <HeadUnit column={column} />
                </th>
              ))}
              {!session.readOnly && <td />}
            </tr>
            <tr className="jf-row jf-rows-row jf-letters" style={style}>
              {headMarks(1).map((mark) => (
                <td key={mark}>{mark}</td>
              ))}
              {columnMarks(section.columns, 1).map((mark, index) => (
                <td key={section.columns[index]?.key}>{mark}</td>
              ))}
              {!session.readOnly && <td />}
            </tr>
          </thead>
          {blocks.map((block, index) => (
            <TableBlock
              key={block[0]}
              section={section}
              ids={block.join(' ')}
              start={index * BLOCK}
              columns={template}
            />
          ))}
          <TotalsRow section={section} columns={template} acts={after.length > 0} />
        </table>
      </Sheet>
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

const TableBlock = memo(function TableBlock(props: {
  readonly section: SectionModel
  /** Ids joined by spaces: equal text, equal rows. */
  readonly ids: string
  readonly start: number
  readonly columns: string
}): ReactNode {
  const { section, start } = props
  const ids = props.ids.split(' ')
  const count = ids.length
  const holds = useCallback(
    (path: string) => {
      const { property, row } = placeOf(path)
      return property === section.table && row !== null && row >= start && row < start + count
    },
    [section, start, count],
  )
  return (
    <RowBlock rows={count} cells={section.columns.length} first={start < 2 * BLOCK} holds={holds}>
      {ids.map((id, index) => (
        <TableRow key={id} section={section} row={start + index} columns={props.columns} />
      ))}
    </RowBlock>
  )
})

const TableRow = memo(function TableRow(props: {
  readonly section: SectionModel
  readonly row: number
  readonly columns: string
}): ReactNode {
  const { session } = useSurface()
  const { section, row } = props
  const table = section.table ?? ''
  return (
    <tr className="jf-row jf-rows-row" style={{ gridTemplateColumns: props.columns }}>
      <th className="jf-row-number" scope="row">
        {row + 1}
      </th>
      {section.columns.map((column, index) => (
        <td
          key={column.key}
          className="jf-value"
          {...cardLabel(labelOf(section, index, session.model.form.layout.unitOfMeasure), column)}
        >
          <Cell
            cell={column}
            path={tablePath(table, row, column.key)}
            {...columnOf(section, index)}
          />
        </td>
      ))}
      {!session.readOnly && (
        <td className="jf-value jf-row-acts">
          <button
            type="button"
            className="jf-remove"
            // Tab goes on to the next row; Alt and Backspace removes by keyboard.
            tabIndex={-1}
            aria-label={`删除第 ${row + 1} 行`}
            onClick={() => session.removeRow(table, row)}
          >
            <Icon name="close" />
          </button>
        </td>
      )}
    </tr>
  )
})

/** The column's name on a card, where there are no heads. */
export function labelOf(section: SectionModel, index: number, measure: string | null): string {
  const head = section.heads[index]
  const column = section.columns[index]
  if (head === undefined || column === undefined) return ''
  const name = headName(head)
  const unit = headUnit(column, measure)
  return unit === null ? name : `${name}（${unit}）`
}

/** More letters than two lines beside a value hold: on a phone the label stands above it. */
const LONG_LABEL = 18

/** Letters a value may have that stands beside its label; names and addresses need the line below. */
const LONG_VALUE = 30

/** What a cell is called where its row is a card. */
export function cardLabel(
  label: string,
  cell: CellModel,
): {
  readonly 'data-label': string
  readonly 'data-long'?: true
} {
  const long =
    label.length > LONG_LABEL ||
    (cell.kind === 'text' && (cell.schema.maxLength ?? LONG_VALUE) > LONG_VALUE)
  return { 'data-label': label, ...(long ? { 'data-long': true } : {}) }
}

/** The unit below the name of a column, where the form's head does not say it. */
export function HeadUnit({ column }: { readonly column: CellModel }): ReactNode {
  const unit = headUnit(column, useSurface().session.model.form.layout.unitOfMeasure)
  return unit === null ? null : <small>（{unit}）</small>
}

/** What the head adds to the cell's own name. */
export function columnOf(section: SectionModel, index: number): { readonly column?: string } {
  const title = section.heads[index]?.title
  return title === undefined || title === section.columns[index]?.title ? {} : { column: title }
}
