/** Two revisions of one response side by side: only the cells that differ. */
import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Answers, AnswerValue, FormDefinition } from '../../../forms/engine/types.ts'
import type { CodeListStore } from '../code-list-store.ts'
import { buildFormModel, type CellModel } from '../form-model.ts'
import { showCell, showCode, showNumber } from '../show-cell.ts'
import { compareRevisions } from './compare-revisions.ts'
import '../styles/compare.css'

export interface ComparedRevision {
  readonly label: string
  readonly answers: Answers
}

export function RevisionCompare(props: {
  readonly form: FormDefinition
  readonly before: ComparedRevision
  readonly after: ComparedRevision
  readonly codeLists: CodeListStore
}): ReactNode {
  const { form, before, after, codeLists } = props
  const model = useMemo(() => buildFormModel(form), [form])
  const differences = useMemo(
    () => compareRevisions(model, before.answers, after.answers),
    [model, before.answers, after.answers],
  )
  useEffect(() => {
    for (const { cell } of differences) {
      if (cell.codeList !== null) void codeLists.request(cell.codeList)
    }
  }, [differences, codeLists])

  if (differences.length === 0) return <p className="jf-compare-none">两个版本填报内容相同</p>
  return (
    <table className="jf-compare">
      <caption>
        {before.label} 与 {after.label} 相比，{differences.length} 项不同
      </caption>
      <thead>
        <tr>
          <th scope="col">指标名称</th>
          <th scope="col">计量单位</th>
          <th scope="col">{before.label}</th>
          <th scope="col">{after.label}</th>
          <th scope="col">增减</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ path, cell, row, before: was, after: is }) => (
          <tr key={path}>
            <th scope="row">
              {row !== null && <span className="jf-compare-row">第 {row} 行 </span>}
              {cell.title}
            </th>
            <td>{cell.unit ?? ''}</td>
            <td className="jf-compare-value" data-kind={cell.kind}>
              <Value cell={cell} value={was} codeLists={codeLists} />
            </td>
            <td className="jf-compare-value" data-kind={cell.kind}>
              <Value cell={cell} value={is} codeLists={codeLists} />
            </td>
            <td className="jf-compare-value" data-kind="number">
              {changeText(cell, was, is)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function changeText(
  cell: CellModel,
  was: AnswerValue | undefined,
  is: AnswerValue | undefined,
): string {
  if (cell.kind !== 'number' || typeof was !== 'number' || typeof is !== 'number') return ''
  const change = is - was
  return `${change > 0 ? '+' : ''}${showNumber(change)}`
}

function Value(props: {
  readonly cell: CellModel
  readonly value: AnswerValue | undefined
  readonly codeLists: CodeListStore
}): ReactNode {
  const { cell, value, codeLists } = props
  const index = useSyncExternalStore(codeLists.subscribe, () =>
    cell.codeList === null ? undefined : codeLists.index(cell.codeList),
  )
  const text = showCell(cell.kind, value)
  if (text === '') return <span className="jf-compare-empty">（空）</span>
  if (index === undefined || typeof value !== 'string') return text
  return showCode(value, index.byCode.get(value))
}
