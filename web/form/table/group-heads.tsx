/** Heads over several columns: 购进量 over its own and what of it came from outside. */
import type { ReactNode } from 'react'
import type { ColumnHead } from '../section-model.ts'

export function GroupHeads(props: {
  readonly className: string
  readonly heads: readonly ColumnHead[]
  /** Columns before and after those of the heads. */
  readonly before: number
  readonly after: number
  /** Tracks of the row, where its class does not say. */
  readonly template?: string
}): ReactNode {
  const { heads, before, after, className, template } = props
  if (heads.every(({ group }) => group === null)) return null
  const last = before + heads.length + after
  return (
    <tr
      className={`${className} jf-heads jf-group-heads`}
      style={template === undefined ? undefined : { gridTemplateColumns: template }}
    >
      {before > 0 && <td style={{ gridColumn: `1 / ${before + 1}` }} />}
      {spansOf(heads).map(({ group, start, end }) => {
        const style = { gridColumn: `${before + start + 1} / ${before + end + 1}` }
        return group === null ? (
          <td key={start} style={style} />
        ) : (
          <th key={start} scope="colgroup" style={style}>
            <span className="jf-group-name">{group}</span>
          </th>
        )
      })}
      {after > 0 && <td style={{ gridColumn: `${last - after + 1} / ${last + 1}` }} />}
    </tr>
  )
}

interface Span {
  readonly group: string | null
  readonly start: number
  readonly end: number
}

/** Neighbours of one group stand under one head. */
export function spansOf(heads: readonly ColumnHead[]): Span[] {
  const spans: Span[] = []
  heads.forEach(({ group }, index) => {
    const last = spans.at(-1)
    if (last !== undefined && last.group === group && group !== null) {
      spans[spans.length - 1] = { ...last, end: index + 1 }
    } else spans.push({ group, start: index, end: index + 1 })
  })
  return spans
}
