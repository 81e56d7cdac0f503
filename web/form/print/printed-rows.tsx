/** Tables of rows on paper: those the respondent adds, and matrices with their fixed lines. */
import type { ReactNode } from 'react'
import type { CellModel } from '../form-model.ts'
import { matrixPath, tablePath } from '../path.ts'
import type { SectionModel } from '../section-model.ts'
import { columnTotal, totalledColumns } from '../session/column-totals.ts'
import type { FormSession } from '../session/form-session.ts'
import { hasUnits } from '../session/matrix-rows.ts'
import { showNumber } from '../show-cell.ts'
import { spansOf } from '../table/group-heads.tsx'
import {
  columnMm,
  MATRIX_HEADS_MM,
  type Panel,
  type Paper,
  panelsOf,
  ROW_NUMBER_MM,
} from './paper.ts'
import { PrintedCell, workedOut } from './printed-cell.tsx'
import { optionsOf } from './printed-options.ts'

export interface PrintedRowsProps {
  readonly session: FormSession
  readonly section: SectionModel
  readonly paper: Paper
  readonly blank: boolean
}

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
  return (
    <section className="jp-rows">
      {panels.map((panel, at) => (
        <table
          key={panel.from}
          className="jp-table"
          // The rest of a wide table is no wider than its columns need.
          style={at === 0 ? undefined : { width: `${widthOf(section, panel, units)}mm` }}
        >
          <Columns section={section} panel={panel} units={units} />
          <thead>
            {(section.title !== '' || at > 0) && (
              <tr className="jp-section">
                <th colSpan={99}>
                  {section.title}
                  {at > 0 && '（续表）'}
                </th>
              </tr>
            )}
            <Heads section={section} panel={panel} units={units} blank={blank} />
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={row.total ? 'jp-total' : undefined}>
                {row.before}
                {section.columns.slice(panel.from, panel.to).map((column) => (
                  <td
                    key={column.key}
                    className={column.kind === 'number' ? 'jp-value' : 'jp-words'}
                  >
                    <PrintedCell
                      session={session}
                      cell={column}
                      path={row.pathOf(column)}
                      blank={blank}
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
                    {totalled.includes(column) && !blank && totalText(session, table, column)}
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

function widthsOf(section: SectionModel, panel: Panel, units: boolean): number[] {
  const { name, unit, code } = MATRIX_HEADS_MM
  const before =
    section.matrix === null ? [ROW_NUMBER_MM] : units ? [name, unit, code] : [name, code]
  return [...before, ...section.columns.slice(panel.from, panel.to).map(columnMm)]
}

function widthOf(section: SectionModel, panel: Panel, units: boolean): number {
  return widthsOf(section, panel, units).reduce((sum, width) => sum + width, 0)
}

interface PanelProps {
  readonly section: SectionModel
  readonly panel: Panel
  readonly units: boolean
}

function Columns(props: PanelProps): ReactNode {
  const widths = widthsOf(props.section, props.panel, props.units)
  const all = widthOf(props.section, props.panel, props.units)
  return (
    <colgroup>
      {widths.map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have nothing but their place
        <col key={at} style={{ width: `${(100 * width) / all}%` }} />
      ))}
    </colgroup>
  )
}

function Heads(props: PanelProps & { readonly blank: boolean }): ReactNode {
  const { section, panel, units, blank } = props
  const heads = section.heads.slice(panel.from, panel.to)
  const columns = section.columns.slice(panel.from, panel.to)
  const grouped = heads.some(({ group }) => group !== null)
  const unitHead = units ? ['计量单位'] : []
  const before =
    section.matrix === null ? ['行'] : [section.matrix.rowId.title, ...unitHead, '代码']
  const tall = grouped ? { rowSpan: 2 } : {}
  const head = (at: number): ReactNode => {
    const unit = columns[at]?.unit ?? null
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
          <td key={name}>{['甲', '乙', '丙'][at]}</td>
        ))}
        {columns.map((column, at) => (
          <td key={column.key}>
            {column.codeStatus === 'placeholder' ? panel.from + at + 1 : column.code}
          </td>
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
