/** Whether a section is filled in by quarters or by half years, where it may be either. */
import type { ReactNode } from 'react'
import { type Split, splitNames } from '../periods.ts'
import type { SectionModel } from '../section-model.ts'
import { useSurface } from '../surface/surface.ts'
import { useParts } from '../surface/use-session.ts'

export function SplitChoice({ section }: { readonly section: SectionModel }): ReactNode {
  const { session } = useSurface()
  useParts(session)
  const declared = session.model.sections.find(({ id }) => id === section.id)
  if (declared === undefined || declared.bySplit.size === 0) return null
  const current = session.splitOf(declared)
  return (
    <fieldset className="jf-split">
      <legend className="jf-unseen">{section.title}按什么期填</legend>
      {[...declared.bySplit.keys()].map((split: Split) => (
        <button
          key={split}
          type="button"
          className="jf-filter"
          aria-pressed={split === current}
          onClick={() => session.chooseSplit(declared, split)}
        >
          {splitNames[split]}
        </button>
      ))}
    </fieldset>
  )
}
