/** Lines of indicators on paper: lists with their value columns, fields with their options. */
import type { ReactNode } from 'react'
import { headMarks } from '../column-marks.ts'
import type { CellModel } from '../form-model.ts'
import { lineName } from '../line-name.ts'
import type { LineModel, SectionModel } from '../section-model.ts'
import type { FormSession } from '../session/form-session.ts'
import type { VisibleSection } from '../session/visible-parts.ts'
import { shownCode } from '../show-code.ts'
import { spansOf } from '../table/group-heads.tsx'
import { LIST_HEADS_MM, type Paper, valueMm } from './paper.ts'
import { PrintedCell, valueClass } from './printed-cell.tsx'

export interface PrintedLinesProps {
  readonly session: FormSession
  /** Sections under the same heads. */
  readonly run: readonly VisibleSection[]
  readonly paper: Paper
  readonly blank: boolean
}

export function PrintedLines({ session, run, paper, blank }: PrintedLinesProps): ReactNode {
  const [first] = run
  if (first === undefined) return null
  const { section } = first
  const isList = section.kind === 'list'
  const values = isList ? section.heads.length : 1
  const columns = (isList ? 4 : 3) + values
  return (
    <table className={isList ? 'jp-table jp-list' : 'jp-table jp-fields'}>
      <colgroup>
        <col style={{ width: '26mm' }} />
        <col />
        {isList && <col style={{ width: `${LIST_HEADS_MM.unit}mm` }} />}
        <col style={{ width: `${LIST_HEADS_MM.code}mm` }} />
        {isList ? (
          section.heads.map((head, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have nothing but their place
            <col key={`${head.title}-${at}`} style={{ width: `${valueMm(values, paper)}mm` }} />
          ))
        ) : (
          <col style={{ width: '52%' }} />
        )}
      </colgroup>
      <Heads section={section} isList={isList} />
      <tbody>
        {run.map((part) => (
          <Lines
            key={part.section.id}
            session={session}
            part={part}
            blank={blank}
            columns={columns}
          />
        ))}
      </tbody>
    </table>
  )
}

function Heads(props: { readonly section: SectionModel; readonly isList: boolean }): ReactNode {
  const { section, isList } = props
  const before = isList ? ['计量单位', '代码'] : ['代码']
  const letters = headMarks(before.length + 1)
  const titles = isList ? section.heads.map(({ title }) => title) : ['填报内容']
  const grouped = isList && section.heads.some(({ group }) => group !== null)
  const tall = grouped ? { rowSpan: 2 } : {}
  return (
    <thead>
      <tr>
        <th colSpan={2} {...tall}>
          指标名称
        </th>
        {before.map((name) => (
          <th key={name} {...tall}>
            {name}
          </th>
        ))}
        {grouped
          ? spansOf(section.heads).map(({ group, start, end }) => (
              <th key={start} colSpan={end - start} rowSpan={group === null ? 2 : 1}>
                {group ?? section.heads[start]?.title}
              </th>
            ))
          : titles.map((title) => <th key={title}>{title}</th>)}
      </tr>
      {grouped && (
        <tr>
          {section.heads.map(
            ({ title, group }, at) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have nothing but their place
              group !== null && <th key={`${title}-${at}`}>{title}</th>,
          )}
        </tr>
      )}
      <tr className="jp-letters">
        {letters.map((letter, at) => (
          <td key={letter} colSpan={at === 0 ? 2 : 1}>
            {letter}
          </td>
        ))}
        {titles.map((title, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have nothing but their place
          <td key={`${title}-${at}`}>{at + 1}</td>
        ))}
      </tr>
    </thead>
  )
}

function Lines(props: {
  readonly session: FormSession
  readonly part: VisibleSection
  readonly blank: boolean
  readonly columns: number
}): ReactNode {
  const { session, part, blank } = props
  const { section, lines } = part
  return (
    <>
      {section.title !== '' && (
        <tr className="jp-section">
          <th colSpan={props.columns}>{section.title}</th>
        </tr>
      )}
      {lines.map((line, at) => {
        if (line.heading !== null) {
          return (
            <tr key={line.id} className="jp-heading">
              <th colSpan={props.columns}>{line.heading}</th>
            </tr>
          )
        }
        const opens = line.group !== null && lines[at - 1]?.group !== line.group
        return (
          <PrintedLine
            key={line.id}
            session={session}
            line={line}
            kind={section.kind}
            groupSpan={opens ? spanOf(lines, at) : 0}
            blank={blank}
          />
        )
      })}
    </>
  )
}

/** A figure of a field and its unit: figures end, and units begin, below each other. */
function Amount(props: {
  readonly session: FormSession
  readonly cell: CellModel
  readonly blank: boolean
}): ReactNode {
  const { session, cell, blank } = props
  return (
    <>
      <span className="jp-amount">
        <PrintedCell session={session} cell={cell} path={cell.key} blank={blank} roomy />
      </span>
      <span className="jp-suffix">{cell.unit}</span>
    </>
  )
}

function partClass(line: LineModel): string {
  return line.cells.length > 1 ? 'jp-part jp-part-shared' : 'jp-part'
}

function spanOf(lines: readonly LineModel[], start: number): number {
  let end = start
  while (lines[end]?.group === lines[start]!.group) end += 1
  return end - start
}

function PrintedLine(props: {
  readonly session: FormSession
  readonly line: LineModel
  readonly kind: SectionModel['kind']
  /** Lines the group's name stands beside, on the line that opens it. */
  readonly groupSpan: number
  readonly blank: boolean
}): ReactNode {
  const { session, line, kind, groupSpan, blank } = props
  const [first] = line.cells
  if (first === undefined) return null
  const name = `${line.prefix}${lineName(line, groupSpan > 0)}`
  const grouped = line.group !== null
  const code = shownCode(line)
  return (
    <tr className={line.total ? 'jp-total' : undefined}>
      {groupSpan > 0 && (
        <th className="jp-group" rowSpan={groupSpan} colSpan={name === '' ? 2 : 1}>
          {line.group}
        </th>
      )}
      {name !== '' && (
        <th
          className="jp-name"
          colSpan={grouped ? 1 : 2}
          style={line.start === 0 ? undefined : { paddingInlineStart: `${line.start + 0.5}em` }}
        >
          <span>{name}</span>
        </th>
      )}
      {kind === 'list' && <td className="jp-mid">{first.unit ?? ''}</td>}
      <td className="jp-mid">{code.text}</td>
      {kind === 'list' ? (
        line.slots.map((cell, at) => (
          <td
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have nothing but their place
            key={at}
            className={cell === null ? 'jp-none' : valueClass(cell)}
          >
            {cell !== null && (
              <PrintedCell session={session} cell={cell} path={cell.key} blank={blank} />
            )}
          </td>
        ))
      ) : (
        <td className="jp-content">
          {line.cells.map((cell) => (
            <span key={cell.key} className={partClass(line)}>
              {blank && cell.unit === null && line.cells.length > 1 && (
                <span className="jp-faint">{cell.title}</span>
              )}
              {cell.unit === null ? (
                <PrintedCell session={session} cell={cell} path={cell.key} blank={blank} roomy />
              ) : (
                <Amount session={session} cell={cell} blank={blank} />
              )}
            </span>
          ))}
        </td>
      )}
    </tr>
  )
}
