/** The table of one or more sections of lines under the same heads. */
import type { ReactNode } from 'react'
import type { SectionModel } from '../section-model.ts'
import { useSurface } from '../surface/surface.ts'
import { ColumnHeads } from './column-heads.tsx'
import { Sheet } from './sheet.tsx'
import { SplitChoice } from './split-choice.tsx'

/** Name, unit and code, at least. */
const BEFORE_VALUES = 332
const VALUE = 104

export function LineTable(props: {
  readonly section: SectionModel
  readonly hasPrevious: boolean
  readonly children: ReactNode
}): ReactNode {
  const { section } = props
  const { model } = useSurface().session
  const values = section.kind === 'list' ? section.heads.length : 1
  const table = (
    <table
      className={values > 1 ? 'jf-table jf-columns' : 'jf-table'}
      aria-label={model.name}
      style={values > 1 ? { ['--jf-values' as string]: values } : undefined}
    >
      <ColumnHeads section={section} hasPrevious={props.hasPrevious} />
      {props.children}
    </table>
  )
  if (values === 1) return table
  return (
    <>
      <SplitChoice section={section} />
      <Sheet label={section.title || model.name} width={BEFORE_VALUES + values * VALUE}>
        {table}
      </Sheet>
    </>
  )
}
