/** The key values once more, with what they come to in 亿元 and last year's beside them. */
import { useEffect, useSyncExternalStore } from 'react'
import type { Answers, AnswerValue } from '../../../forms/engine/types.ts'
import type { CellModel } from '../../form/form-model.ts'
import { showCell, showCode } from '../../form/show-cell.ts'
import { formatNumber } from '../../ui/format-number.ts'
import { readingAid } from '../../ui/reading-aid.ts'
import { keyCells } from '../sheet/key-cells.ts'
import { useSheetDesk } from '../sheet/sheet-desk.tsx'

export function KeyValues(props: { readonly answers: Answers; readonly previous: Answers | null }) {
  const { session } = useSheetDesk()
  const { answers, previous } = props
  const cells = keyCells(session.model, answers)
  const withAid = cells.some((cell) => cell.unit === '千元')
  useEffect(() => {
    for (const { codeList } of cells)
      if (codeList !== null) void session.codeLists.request(codeList)
  })
  useSyncExternalStore(session.codeLists.subscribe, () =>
    cells.map(({ codeList }) => codeList && session.codeLists.list(codeList)?.id).join(),
  )
  if (cells.length === 0) return null
  return (
    <section className="sr-section" aria-labelledby="key-values">
      <h2 id="key-values">主要内容</h2>
      <table className="sr-key-values">
        <thead>
          <tr>
            <th scope="col">指标名称</th>
            <th scope="col">计量单位</th>
            <th scope="col">{withAid ? '本年' : '填报内容'}</th>
            {withAid && <th scope="col">折合</th>}
            {previous && <th scope="col">上年</th>}
            {previous && <th scope="col">增减</th>}
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => {
            const [value, before] = [answers[cell.key], previous?.[cell.key]]
            return (
              <tr key={cell.key}>
                <th scope="row">{cell.title}</th>
                <td>{cell.unit ?? ''}</td>
                <td data-kind={cell.kind} className="sr-key-value">
                  {textOf(cell, value) || <span className="sr-blank">（空）</span>}
                </td>
                {withAid && (
                  <td className="sr-aid">
                    {cell.unit === '千元' && typeof value === 'number' ? readingAid(value) : ''}
                  </td>
                )}
                {previous && <td data-kind={cell.kind}>{textOf(cell, before)}</td>}
                {previous && <td data-kind="number">{changeText(value, before)}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )

  function textOf(cell: CellModel, value: AnswerValue | undefined): string {
    if (cell.codeList === null || typeof value !== 'string') return showCell(cell.kind, value)
    const index = session.codeLists.index(cell.codeList)
    return showCode(value, index?.byCode.get(value))
  }
}

function changeText(value: AnswerValue | undefined, before: AnswerValue | undefined): string {
  if (typeof value !== 'number' || typeof before !== 'number' || before === 0) return ''
  const share = ((value - before) / Math.abs(before)) * 100
  return `${share > 0 ? '+' : ''}${formatNumber(share, 1)}%`
}
