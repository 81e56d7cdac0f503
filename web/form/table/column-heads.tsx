/** Heads of the official columns, with the 甲 乙 丙 1 line below them. */
import type { ReactNode } from 'react'
import type { SectionModel } from '../form-model.ts'

export function ColumnHeads(props: {
  readonly section: SectionModel
  readonly hasPrevious: boolean
}): ReactNode {
  const { kind, headings } = props.section
  const values = kind === 'list' ? headings : ['填报内容']
  const previous = props.hasPrevious ? ['上年'] : []
  const words =
    kind === 'list'
      ? ['指标名称', '计量单位', '代码', ...values, ...previous]
      : ['指标名称', '代码', ...values, ...previous]
  const letters = ['甲', '乙', '丙'].slice(0, kind === 'list' ? 3 : 2)
  const marks = words.map((_, index) => letters[index] ?? String(index - letters.length + 1))
  const row = `jf-row jf-${kind}-row`
  return (
    <thead className="jf-column-heads">
      <tr className={`${row} jf-heads`}>
        {words.map((word) => (
          <th key={word} scope="col">
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
