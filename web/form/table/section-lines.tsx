/** Lines of a section: indicator name, unit, code and the cells to fill. */
import { memo, type ReactNode } from 'react'
import type { Answers } from '../../../forms/engine/types.ts'
import { Cell } from '../cells/cell.tsx'
import { headName } from '../head-name.ts'
import { isShort } from '../join-lines.ts'
import { lineName } from '../line-name.ts'
import type { ColumnHead, LineModel, SectionModel } from '../section-model.ts'
import { showCell } from '../show-cell.ts'
import { shownCode } from '../show-code.ts'

export const SectionLines = memo(function SectionLines(props: {
  readonly section: SectionModel
  readonly lines: readonly LineModel[]
  readonly previous: Answers | undefined
  /** Unit of measurement named in the table's head. */
  readonly measure: string | null
}): ReactNode {
  const { section, lines, previous } = props
  return lines.map((line, index) => {
    const group = line.group
    const opens = group !== null && lines[index - 1]?.group !== group
    const span = opens ? countGroup(lines, index) : 0
    return (
      <Line
        key={line.id}
        line={line}
        kind={section.kind}
        heads={section.heads}
        groupSpan={span}
        measure={props.measure}
        previous={previous === undefined ? undefined : previousText(line, previous)}
      />
    )
  })
})

function countGroup(lines: readonly LineModel[], start: number): number {
  let end = start
  while (lines[end]?.group === lines[start]!.group) end += 1
  return end - start
}

function previousText(line: LineModel, previous: Answers): string {
  return line.cells
    .map((cell) => {
      const text = showCell(cell.kind, previous[cell.key])
      const unit = line.cells.length > 1 && text !== '' ? cell.unit : null
      return unit === null ? text : `${text} ${unit}`
    })
    .filter((text) => text !== '')
    .join(' ')
}

const Line = memo(function Line(props: {
  readonly line: LineModel
  readonly kind: SectionModel['kind']
  readonly heads: readonly ColumnHead[]
  /** Lines the group's name stands beside; 0 when it was named above. */
  readonly groupSpan: number
  readonly previous: string | undefined
  readonly measure: string | null
}): ReactNode {
  const { line, kind } = props
  if (line.heading !== null) {
    return (
      <tr className="jf-line-heading">
        <th scope="rowgroup">{line.heading}</th>
      </tr>
    )
  }
  const [first] = line.cells
  if (first === undefined) return null
  const code = shownCode(line)
  const grouped = line.group !== null
  const names = [
    'jf-row',
    `jf-${kind}-row`,
    line.total ? 'jf-total' : '',
    grouped && props.groupSpan === 0 ? 'jf-group-goes-on' : '',
    first.kind === 'options' && (first.schema.enum?.length ?? 0) > 1 ? 'jf-row-choices' : '',
  ]
  return (
    <tr className={names.filter((name) => name !== '').join(' ')}>
      <th className="jf-name" scope="row">
        {props.groupSpan > 0 && <span className="jf-group">{line.group}</span>}
        {nameText(line, lineName(line, props.groupSpan > 0), props.measure)}
      </th>
      {kind === 'list' && <td className="jf-unit">{first.unit ?? ''}</td>}
      <td className={`jf-code jf-code-${code.status}`} title={codeNote[code.status]}>
        {code.text}
      </td>
      {kind === 'list' ? slotsOf(line, props.heads) : cellsOf(line)}
      {props.previous !== undefined && (
        <td className={first.kind === 'number' ? 'jf-previous jf-previous-amount' : 'jf-previous'}>
          {props.previous}
        </td>
      )}
    </tr>
  )
})

const codeNote = {
  official: undefined,
  unconfirmed: '代码未核到官方表式',
  line: '没有官方代码，所示为行号',
} as const

/* Functions, not components: what holds nothing of its own costs a long form a mount for each line. */

function nameText(line: LineModel, name: string, measure: string | null): ReactNode {
  const unit = line.cells.length === 1 ? line.cells[0]!.unit : null
  // Shown on a phone, where the unit's own column is left out.
  const otherUnit = unit === measure ? null : unit
  const text = `${line.prefix}${name}`
  if (text === '') return null
  return (
    <span
      className={line.group !== null ? 'jf-name-text jf-in-group' : 'jf-name-text'}
      style={
        line.start === 0
          ? undefined
          : { marginInlineStart: `calc(${line.start}em * var(--jf-indent))` }
      }
    >
      {otherUnit === null ? (
        text
      ) : (
        <>
          {text}
          <span className="jf-name-unit">（{otherUnit}）</span>
        </>
      )}
    </span>
  )
}

/** One cell under each value column; none where the official table has none. */
function slotsOf(line: LineModel, heads: readonly ColumnHead[]): ReactNode {
  const many = heads.length > 1
  const slots = line.slots.map((cell, index) => {
    const label = headName(heads[index] ?? { title: '', group: null })
    return (
      <td
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have nothing but their place
        key={index}
        className={cell === null ? 'jf-value jf-no-cell' : 'jf-value'}
        data-label={many ? label : undefined}
      >
        {cell !== null && Cell({ cell, path: cell.key, column: label })}
      </td>
    )
  })
  return slots.length === 1 ? slots[0] : slots
}

function cellsOf(line: LineModel): ReactNode {
  if (line.cells.length === 1) {
    const cell = line.cells[0]!
    const suffix = cell.unit === null ? {} : { suffix: cell.unit }
    return <td className="jf-value">{Cell({ cell, path: cell.key, ...suffix })}</td>
  }
  return (
    <td className="jf-value">
      {line.cells.map((cell) => (
        <div key={cell.key} className={isShort(cell) ? 'jf-part jf-part-short' : 'jf-part'}>
          <Cell
            cell={cell}
            path={cell.key}
            {...(cell.unit === null ? { sample: cell.title } : { suffix: cell.unit })}
          />
        </div>
      ))}
    </td>
  )
}
