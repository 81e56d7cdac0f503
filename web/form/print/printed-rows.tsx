/** Tables of rows on paper: those the respondent adds, and matrices with their fixed lines. */
import type { ReactNode } from 'react'
import { columnMarks, headMarks } from '../column-marks.ts'
import type { CellModel } from '../form-model.ts'
import { headUnit } from '../head-unit.ts'
import { matrixPath, tablePath } from '../path.ts'
import type { SectionModel } from '../section-model.ts'
import { columnTotal, totalledColumns } from '../session/column-totals.ts'
import type { FormSession } from '../session/form-session.ts'
import { hasUnits } from '../session/matrix-rows.ts'
import { showNumber } from '../show-cell.ts'
import { spansOf } from '../table/group-heads.tsx'
import { decimalsOf, withDecimals } from './decimals.ts'
import { type Panel, type PanelWidths, type Paper, panelsOf, panelWidths } from './paper.ts'
import { PrintedCell, valueClass, workedOut } from './printed-cell.tsx'
import { optionsOf } from './printed-options.ts'

export interface PrintedRowsProps {
  readonly session: FormSession
  readonly section: SectionModel
  readonly paper: Paper
  readonly blank: boolean
}

/** Columns that had to give way more than this hold smaller figures. */
const TIGHT = 0.93

/** Lines to write in on a blank table. */
const BLANK_ROWS = 8

interface PrintedRow {
  readonly id: string
  readonly total: boolean
  readonly before: ReactNode
  readonly pathOf: (column: CellModel) => string
}

export function PrintedRows(props: PrintedRowsProps): ReactNode {
  const { session, section, paper, blank } = props
  const table = section.table ?? ''
  const rows =
    section.matrix === null ? addedRows(session, table, blank) : matrixRows(session, section)
  const panels = panelsOf(section, paper)
  const units = hasUnits(session.matrixRows(table))
  const totalled = totalledColumns(session.model, section)
  const totals = new Map(
    totalled.map((column) => [column, blank ? '' : totalText(session, table, column)]),
  )
  const decimals = new Map(
    section.columns.map((column) => [
      column,
      decimalsIn(session, column, rows, totals.get(column)),
    ]),
  )
  const laidOut = panels.map((panel) => ({
    panel,
    widths: panelWidths(section, panel, units, paper),
  }))
  return (
    <section className="jp-rows">
      {laidOut.map(({ panel, widths }, at) => (
        <table
          key={panel.from}
          className={widths.share < TIGHT ? 'jp-table jp-tight' : 'jp-table'}
          style={at === 0 ? undefined : { width: `${widthOf(widths)}mm` }}
        >
          <Columns widths={widths} />
          <thead>
            {(section.title !== '' || at > 0) && (
              <tr className="jp-section">
                <th colSpan={99}>
                  {section.title}
                  {at > 0 && '（续表）'}
                </th>
              </tr>
            )}
            <Heads
              section={section}
              panel={panel}
              units={units}
              blank={blank}
              measure={session.model.form.layout.unitOfMeasure}
            />
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={row.total ? 'jp-total' : undefined}>
                {row.before}
                {section.columns.slice(panel.from, panel.to).map((column) => (
                  <td key={column.key} className={valueClass(column)}>
                    <PrintedCell
                      session={session}
                      cell={column}
                      path={row.pathOf(column)}
                      blank={blank}
                      decimals={decimals.get(column) ?? 0}
                      inTable
                    />
                  </td>
                ))}
              </tr>
            ))}
            {totalled.length > 0 && (
              <tr className="jp-total">
                <td className="jp-mid">合计</td>
                {section.columns.slice(panel.from, panel.to).map((column) => (
                  <td
                    key={column.key}
                    className={totalled.includes(column) ? 'jp-value' : 'jp-none'}
                  >
                    {withDecimals(totals.get(column) ?? '', decimals.get(column) ?? 0)}
                  </td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      ))}
      {blank && <Legend session={session} section={section} />}
    </section>
  )
}

function totalText(session: FormSession, table: string, column: CellModel): string {
  const sum = columnTotal(session.state().answers, table, column.key)
  return sum === undefined ? '' : showNumber(sum)
}

function addedRows(session: FormSession, table: string, blank: boolean): PrintedRow[] {
  const count = blank ? BLANK_ROWS : session.rowIds(table).length
  return Array.from({ length: count }, (_, row) => ({
    id: String(row),
    total: false,
    before: <td className="jp-mid">{row + 1}</td>,
    pathOf: (column) => tablePath(table, row, column.key),
  }))
}

function matrixRows(session: FormSession, section: SectionModel): PrintedRow[] {
  const table = section.table ?? ''
  const lines = session.matrixRows(table)
  const units = hasUnits(lines)
  return lines.map(({ code, item, depth }) => ({
    id: code,
    total: item.total ?? false,
    before: (
      <>
        <th className="jp-name" style={{ paddingInlineStart: `${depth + 0.5}em` }}>
          {item.name}
        </th>
        {units && <td className="jp-mid">{item.unit ?? ''}</td>}
        <td className="jp-mid">{code}</td>
      </>
    ),
    pathOf: (column) => matrixPath(table, code, column.key),
  }))
}

/** Most decimals among the figures of a column. */
function decimalsIn(
  session: FormSession,
  column: CellModel,
  rows: readonly PrintedRow[],
  total = '',
): number {
  if (column.kind !== 'number') return 0
  const texts = rows
    .map((row) => session.cell(row.pathOf(column)))
    .map(({ value, text }) => (typeof value === 'number' ? text : ''))
  return Math.max(...[...texts, total].map(decimalsOf), 0)
}

function widthOf({ heads, columns }: PanelWidths): number {
  return [...heads, ...columns].reduce((sum, width) => sum + width, 0)
}

interface PanelProps {
  readonly blank: boolean
  /** The unit of measurement the form's head names. */
  readonly measure: string | null
  readonly section: SectionModel
  readonly panel: Panel
  readonly units: boolean
}

function Columns({ widths }: { readonly widths: PanelWidths }): ReactNode {
  const all = widthOf(widths)
  return (
    <colgroup>
      {[...widths.heads, ...widths.columns].map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have nothing but their place
        <col key={at} style={{ width: `${(100 * width) / all}%` }} />
      ))}
    </colgroup>
  )
}

function Heads(props: PanelProps): ReactNode {
  const { section, panel, units, blank, measure } = props
  const heads = section.heads.slice(panel.from, panel.to)
  const columns = section.columns.slice(panel.from, panel.to)
  const grouped = heads.some(({ group }) => group !== null)
  const unitHead = units ? ['计量单位'] : []
  const before =
    section.matrix === null ? ['行'] : [section.matrix.rowId.title, ...unitHead, '代码']
  const tall = grouped ? { rowSpan: 2 } : {}
  const marks = columnMarks(section.columns, before.length)
  const head = (at: number): ReactNode => {
    const column = columns[at]
    const unit = column === undefined ? null : headUnit(column, measure)
    return (
      <>
        {heads[at]?.title ?? columns[at]?.title}
        {unit !== null && <small>（{unit}）</small>}
        {blank && columns[at] !== undefined && workedOut(columns[at]) && <small>免填</small>}
      </>
    )
  }
  return (
    <>
      <tr>
        {before.map((name) => (
          <th key={name} {...tall}>
            {name}
          </th>
        ))}
        {grouped
          ? spansOf(heads).map(({ group, start, end }) => (
              <th key={start} colSpan={end - start} rowSpan={group === null ? 2 : 1}>
                {group ?? head(start)}
              </th>
            ))
          : columns.map((column, at) => <th key={column.key}>{head(at)}</th>)}
      </tr>
      {grouped && (
        <tr>
          {columns.map(
            (column, at) => heads[at]?.group !== null && <th key={column.key}>{head(at)}</th>,
          )}
        </tr>
      )}
      <tr className="jp-letters">
        {before.map((name, at) => (
          <td key={name}>{headMarks(before.length)[at]}</td>
        ))}
        {columns.map((column, at) => (
          <td key={column.key}>{marks[panel.from + at]}</td>
        ))}
      </tr>
    </>
  )
}

/** What the codes of narrow columns stand for. */
function Legend(props: {
  readonly session: FormSession
  readonly section: SectionModel
}): ReactNode {
  const { session, section } = props
  const lines = section.columns.flatMap((column) => {
    const items = optionsOf(column, session.codeLists.list(column.codeList ?? ''))
    if (column.kind === 'truth') return [{ column, text: '1 是　2 否' }]
    if (items === null) return []
    return [{ column, text: items.map(({ code, name }) => `${code} ${name}`).join('　') }]
  })
  return lines.map(({ column, text }) => (
    <p key={column.key} className="jp-legend">
      {column.title}：{text}
    </p>
  ))
}
