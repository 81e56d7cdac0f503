/**
 * What surrounds every cell: the bar and number of its findings, the words for screen readers,
 * the marks of computed and prefilled values. The cell itself is the input; no box in a box.
 */
import type { ReactNode } from 'react'
import type { CellModel } from '../form-model.ts'
import { absenceWord } from '../session/absences.ts'
import type { CellView } from '../session/form-session.ts'
import type { CellMark } from '../session/number-findings.ts'
import { severities } from '../session/number-findings.ts'

const filledByNames: Readonly<Record<CellModel['filledBy'], string>> = {
  respondent: '',
  office: '普查机构填写',
  system: '系统生成',
  device: '设备采集',
}

export function worstMark(marks: readonly CellMark[]): CellMark | undefined {
  if (marks.length === 0) return undefined
  for (const severity of severities) {
    const mark = marks.find((candidate) => candidate.severity === severity)
    if (mark !== undefined) return mark
  }
  return undefined
}

export function describeCell(view: CellView): string {
  const { marks, prefilledFrom, notice, absence } = view
  if (marks.length === 0 && prefilledFrom === null && notice === null && absence === null) return ''
  return [
    ...marks.map((mark) => mark.message),
    prefilledFrom === null ? '' : `预填，来自${prefilledFrom || '已有资料'}，待确认`,
    notice ?? '',
    absence === null ? '' : `标为${absenceWord(absence)}`,
  ]
    .filter((text) => text !== '')
    .join('。')
}

/** Holds nothing itself and may be called; `before` and `after` stand beside the input. */
export function CellFrame(props: {
  readonly cell: CellModel
  readonly view: CellView
  readonly mayFill: boolean
  readonly descriptionId: string
  readonly before?: ReactNode
  readonly children: ReactNode
  readonly after?: ReactNode
}): ReactNode {
  const { cell, view } = props
  const worst = worstMark(view.marks)
  const numbers = view.marks.flatMap((mark) => mark.number ?? [])
  const description = describeCell(view)
  const state = [
    'jf-cell',
    `jf-cell-${cell.kind}`,
    props.mayFill || cell.filledBy === 'respondent' ? '' : 'jf-cell-fixed',
    view.prefilledFrom === null ? '' : 'jf-cell-prefilled',
    worst === undefined ? '' : `jf-marked jf-${worst.severity}`,
    worst !== undefined && worst.number === null ? 'jf-unfilled' : '',
  ]
  return (
    <div className={state.filter((name) => name !== '').join(' ')}>
      {numbers.length > 0 && (
        <span className="jf-cell-number" aria-hidden="true">
          {numbers.length > 2 ? `${numbers[0]}+` : numbers.join(' ')}
        </span>
      )}
      {cell.filledBy === 'system' && (
        <span className="jf-computed" aria-hidden="true">
          ƒ
        </span>
      )}
      {props.before}
      {props.children}
      {props.after}
      {view.absence !== null && (
        <span className="jf-absence" aria-hidden="true">
          {absenceWord(view.absence)}
        </span>
      )}
      {!props.mayFill && view.text === '' && cell.filledBy !== 'respondent' && (
        <span className="jf-filled-by">{filledByNames[cell.filledBy]}</span>
      )}
      {description !== '' && (
        <span id={props.descriptionId} className="jf-unseen">
          {description}
        </span>
      )}
    </div>
  )
}
