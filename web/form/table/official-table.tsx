/**
 * A form as its official table: title, head block, the grid whose cells are the inputs, footer.
 * On a desk the whole table; on a tablet one section at a time.
 */
import type { ReactNode } from 'react'
import type { Answers } from '../../../forms/engine/types.ts'
import { FOOTER_SECTION } from '../form-model.ts'
import type { ColumnHead } from '../section-model.ts'
import type { VisibleSection } from '../session/visible-parts.ts'
import { useObservable } from '../surface/observable.ts'
import { useSurface } from '../surface/surface.ts'
import { useParts } from '../surface/use-session.ts'
import { FooterLines } from './footer-lines.tsx'
import { LineTable } from './line-table.tsx'
import { MatrixSection } from './matrix-section.tsx'
import { RowsSection } from './rows-section.tsx'
import { SectionLines } from './section-lines.tsx'
import { TableHead } from './table-head.tsx'

export function OfficialTable(props: {
  /** The same form a year before, shown as a further column. */
  readonly previous?: Answers | undefined
}): ReactNode {
  const surface = useSurface()
  const { model } = surface.session
  const parts = useParts(surface.session)
  const current = useObservable(surface.section)
  const oneByOne = surface.presentation === 'tablet'
  const shown = oneByOne ? parts.filter(({ section }) => section.id === current) : parts
  const showFooter = model.footer.length > 0 && (!oneByOne || current === FOOTER_SECTION)
  const { previous } = props

  return (
    <div className="jf-table-wrap" data-spread={isSpread(shown) || undefined}>
      <TableHead brief={oneByOne && current !== parts[0]?.section.id} />
      <div className={previous === undefined ? 'jf-grid' : 'jf-grid jf-with-previous'}>
        {runsOf(shown).map((run) => {
          const [first] = run
          if (first === undefined) return null
          const { section } = first
          if (section.kind === 'table') return <RowsSection key={section.id} section={section} />
          if (section.kind === 'matrix') {
            return <MatrixSection key={section.id} section={section} />
          }
          return (
            <LineTable key={section.id} section={section} hasPrevious={previous !== undefined}>
              {run.map((part) => (
                <tbody key={part.section.id} data-section={part.section.id}>
                  {part.section.title !== '' && (
                    <tr className="jf-section-title">
                      <th scope="rowgroup">{part.section.title}</th>
                    </tr>
                  )}
                  <SectionLines
                    section={part.section}
                    lines={part.lines}
                    previous={previous}
                    measure={model.form.layout.unitOfMeasure}
                  />
                </tbody>
              ))}
            </LineTable>
          )
        })}
      </div>
      {showFooter && <FooterLines />}
    </div>
  )
}

/** More columns than these use all the room a large screen has. */
const FEW_COLUMNS = 7

function isSpread(parts: readonly VisibleSection[]): boolean {
  return parts.some(({ section }) => section.table !== null && section.columns.length > FEW_COLUMNS)
}

/** Sections under one set of column heads follow each other in one table. */
export function runsOf(parts: readonly VisibleSection[]): VisibleSection[][] {
  const runs: VisibleSection[][] = []
  for (const part of parts) {
    const last = runs.at(-1)?.at(-1)?.section
    const { kind, heads, table } = part.section
    const same = table === null && last?.kind === kind && sameHeads(last.heads, heads)
    if (same) runs.at(-1)?.push(part)
    else runs.push([part])
  }
  return runs
}

function sameHeads(a: readonly ColumnHead[], b: readonly ColumnHead[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ title, group }, index) => title === b[index]?.title && group === b[index]?.group)
  )
}
