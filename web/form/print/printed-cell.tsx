/** One cell on paper: what was reported, or the room and the options to fill it in by hand. */
import type { ReactNode } from 'react'
import type { CellModel } from '../form-model.ts'
import { unitColumn } from '../picker/choose-code.ts'
import { absenceWord } from '../session/absences.ts'
import type { FormSession } from '../session/form-session.ts'
import { showCode } from '../show-cell.ts'
import { withDecimals } from './decimals.ts'
import { boxesOf, printedOptions } from './printed-options.ts'

export interface PrintedCellProps {
  readonly session: FormSession
  readonly cell: CellModel
  readonly path: string
  readonly blank: boolean
  /** Room for options and boxes: lines of fields have it, columns of tables have not. */
  readonly roomy?: boolean
  readonly inTable?: boolean
  /** Decimals of the figures it stands among, so that their points are below each other. */
  readonly decimals?: number
}

const filledElsewhere: Readonly<Record<CellModel['filledBy'], string>> = {
  respondent: '',
  office: '普查机构填写',
  system: '免填',
  device: '设备采集',
}

/** Nobody fills it in: the platform works it out. */
export function workedOut(cell: CellModel): boolean {
  return cell.computed !== null || cell.filledBy === 'system'
}

/** Figures end at the right of their column; words stand in its middle. */
export function valueClass(cell: CellModel): string {
  return cell.kind === 'number' ? 'jp-value' : 'jp-words'
}

export function PrintedCell(props: PrintedCellProps): ReactNode {
  const { session, cell, path, blank, roomy = false, inTable = false, decimals = 0 } = props
  const view = session.cell(path)
  const list = session.codeLists.list(cell.codeList ?? '')
  if (view.absence !== null) return <span className="jp-absent">{absenceWord(view.absence)}</span>
  const empty = view.text === ''
  if (empty && (blank || cell.filledBy !== 'respondent')) {
    const by = workedOut(cell) ? '免填' : filledElsewhere[cell.filledBy]
    // Columns of tables say it once, in their heads.
    if (by !== '') return <span className="jp-faint">{inTable && by === '免填' ? '' : by}</span>
  }
  const options = roomy ? printedOptions(cell, list, view.value) : null
  if (options !== null) {
    return (
      <span className="jp-options">
        {options.map(({ code, text, chosen }) => (
          <span key={code} className="jp-option">
            <span className={chosen ? 'jp-tick jp-ticked' : 'jp-tick'}>{chosen ? '✓' : ''}</span>
            {text}
          </span>
        ))}
      </span>
    )
  }
  if (empty) return blank && roomy ? <Room cell={cell} boxes={boxesOf(cell, list)} /> : null
  const known = (code: string): string =>
    showCode(
      code,
      list?.items.find((item) => item.code === code),
    )
  if (cell.kind === 'code' || cell.kind === 'options') {
    const unit = list?.items.find((item) => item.code === view.text)?.unit
    if (!inTable || !unit || unitColumn(session.model, cell) !== undefined) return known(view.text)
    return (
      <>
        {known(view.text)}
        <small>（{unit}）</small>
      </>
    )
  }
  if (cell.kind === 'multi' && Array.isArray(view.value)) {
    return view.value.map((code) => known(String(code))).join('、')
  }
  return typeof view.value === 'number' ? withDecimals(view.text, decimals) : view.text
}

/** Room to write in by hand. */
function Room(props: { readonly cell: CellModel; readonly boxes: number | null }): ReactNode {
  if (props.boxes !== null) {
    return (
      <span className="jp-boxes">
        {Array.from({ length: props.boxes }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: boxes have nothing but their place
          <span key={at} />
        ))}
      </span>
    )
  }
  if (props.cell.kind === 'date') return <span className="jp-date">年　　月　　日</span>
  return null
}
