/** The cell for a field kind. */
import type { ReactNode } from 'react'
import type { CellModel } from '../form-model.ts'
import { ChoiceCell } from './choice-cell.tsx'
import { CodeCell } from './code-cell.tsx'
import { MultiCell } from './multi-cell.tsx'
import { PhotoCell } from './photo-cell.tsx'
import { PointCell } from './point-cell.tsx'
import { TypedCell } from './typed-cell.tsx'

export interface CellProps {
  readonly cell: CellModel
  readonly path: string
  /** Heading of the value column, where it adds something to the name. */
  readonly column?: string
  /** Unit written behind the value, where the line has no column for it. */
  readonly suffix?: string
  /** Shown in the empty cell: its own name, where it shares a line. */
  readonly sample?: string
}

/** Holds nothing itself, so that a form of hundreds of lines may call it rather than mount it. */
export function Cell(props: CellProps): ReactNode {
  switch (props.cell.kind) {
    case 'truth':
    case 'options':
      return <ChoiceCell {...props} />
    case 'code':
      return <CodeCell {...props} />
    case 'multi':
      return <MultiCell {...props} />
    case 'point':
      return <PointCell {...props} />
    case 'photo':
      return <PhotoCell {...props} />
    default:
      return <TypedCell {...props} />
  }
}
