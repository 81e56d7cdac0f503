/**
 * A form as its official table: title, head block, the grid whose cells are the inputs, footer.
 * On a desk the whole table; on a tablet one section at a time.
 */
import type { ReactNode } from 'react'
import type { Answers } from '../../../forms/engine/types.ts'
import { FOOTER_SECTION } from '../form-model.ts'
import { useObservable } from '../surface/observable.ts'
import { useSurface } from '../surface/surface.ts'
import { useParts } from '../surface/use-session.ts'
import { ColumnHeads } from './column-heads.tsx'
import { FooterLines } from './footer-lines.tsx'
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
  const previous = props.previous

  return (
    <div className="jf-table-wrap">
      <TableHead />
      <div
        className={`jf-table${previous === undefined ? '' : ' jf-with-previous'}`}
        role="table"
        aria-label={model.name}
      >
        {shown.map(({ section, lines }, index) => {
          const before = shown[index - 1]?.section
          const headed =
            section.kind !== 'table' &&
            (before?.kind !== section.kind || before.headings.join() !== section.headings.join())
          return (
            <div key={section.id} className="jf-section" role="rowgroup" data-section={section.id}>
              {headed && <ColumnHeads section={section} hasPrevious={previous !== undefined} />}
              {section.title !== '' && (
                <div className="jf-section-title" role="row">
                  <span role="cell">{section.title}</span>
                </div>
              )}
              {section.kind === 'table' ? (
                <RowsSection section={section} />
              ) : (
                <SectionLines section={section} lines={lines} previous={previous} />
              )}
            </div>
          )
        })}
      </div>
      {showFooter && <FooterLines />}
    </div>
  )
}
