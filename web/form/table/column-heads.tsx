/** Heads of the official columns, with the 甲 乙 丙 1 line below them. */
import type { ReactNode } from 'react'
import { headMarks } from '../column-marks.ts'
import type { SectionModel } from '../section-model.ts'
import { GroupHeads } from './group-heads.tsx'

export function ColumnHeads(props: {
  readonly section: SectionModel
  readonly hasPrevious: boolean
}): ReactNode {
  const { kind, heads } = props.section
  const isList = kind === 'list'
  const titles = isList ? heads.map(({ title }) => title) : ['填报内容']
  const previous = props.hasPrevious ? ['上年'] : []
  const before = isList ? ['指标名称', '计量单位', '代码'] : ['指标名称', '代码']
  const words = [...before, ...titles, ...previous]
  const letters = headMarks(before.length)
  const marks = words.map((_, index) => letters[index] ?? String(index - letters.length + 1))
  const row = `jf-row jf-${kind}-row`
  return (
    <thead className="jf-column-heads">
      <GroupHeads className={row} heads={heads} before={before.length} after={previous.length} />
      <tr className={`${row} jf-heads`}>
        {words.map((word, index) => (
          <th key={marks[index]} scope="col">
            {word}
          </th>
        ))}
      </tr>
      <tr className={`${row} jf-letters`}>
        {marks.map((mark) => (
          <td key={mark}>{mark}</td>
        ))}
      </tr>
    </thead>
  )
}
