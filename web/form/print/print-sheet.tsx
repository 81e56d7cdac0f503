/**
 * A form as the official table on paper, filled or blank. Static: nothing here can be typed into.
 * Heads of tables are real heads, so that each page repeats them.
 */
import { type ReactNode, useRef } from 'react'
import { identityText } from '../identity.ts'
import type { FormSession } from '../session/form-session.ts'
import type { VisibleSection } from '../session/visible-parts.ts'
import { runsOf } from '../table/official-table.tsx'
import { type Paper, paperFor } from './paper.ts'
import { PrintedFoot } from './printed-foot.tsx'
import { PrintedHead } from './printed-head.tsx'
import { PrintedLines } from './printed-lines.tsx'
import { PrintedRows } from './printed-rows.tsx'
import { useListsAtHand } from './use-lists-at-hand.ts'
import { usePrintedPage } from './use-printed-page.ts'
import { useWholeFoot } from './use-whole-foot.ts'
import './print.css'

export interface PrintSheetProps {
  readonly session: FormSession
  readonly parts: readonly VisibleSection[]
  readonly blank: boolean
  /** How the answers stand, for the foot of each page: 草稿，未报送. */
  readonly standing: string | null
}

export function PrintSheet(props: PrintSheetProps): ReactNode {
  const { session, parts, blank, standing } = props
  const { model } = session
  // Names of codes and lines of matrices come with their lists.
  const ready = useListsAtHand({ codeLists: session.codeLists, form: session.model.form })
  const paper = paperFor(parts.map(({ section }) => section))
  const name = model.identity.at(-1)
  const unit = name === undefined ? '' : identityText(session, name)
  const { head, unitOfMeasure } = model.form.layout
  usePrintedPage(
    paper,
    [head.tableNumber ?? '', model.form.title, unit].filter((word) => word !== '').join('　'),
    [`表式版本 ${model.form.version}`, standing].filter((word) => word !== null).join('　'),
    unitOfMeasure,
  )
  const sheet = useRef<HTMLElement>(null)
  useWholeFoot(sheet, paper)
  return (
    <article
      ref={sheet}
      className="jp-sheet"
      data-ready={ready || undefined}
      data-paper={`${paper.size}-${paper.orientation}`}
      aria-label={`${model.name}，打印稿`}
    >
      <PrintedHead session={session} />
      <div className="jp-grid">
        {runsOf(parts).map((run) => (
          <Run key={run[0]?.section.id} session={session} run={run} paper={paper} blank={blank} />
        ))}
      </div>
      <PrintedFoot session={session} blank={blank} />
    </article>
  )
}

function Run(props: {
  readonly session: FormSession
  readonly run: readonly VisibleSection[]
  readonly paper: Paper
  readonly blank: boolean
}): ReactNode {
  const { session, run, paper, blank } = props
  const section = run[0]?.section
  if (section === undefined) return null
  return section.table === null ? (
    <PrintedLines session={session} run={run} paper={paper} blank={blank} />
  ) : (
    <PrintedRows session={session} section={section} paper={paper} blank={blank} />
  )
}
