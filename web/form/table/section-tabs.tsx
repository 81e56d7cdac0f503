/** Sections of a form on a tablet: where one is, how much is filled, where problems are. */
import { type ReactNode, useSyncExternalStore } from 'react'
import { Button } from '../../ui/button.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { FOOTER_SECTION } from '../form-model.ts'
import { useObservable } from '../surface/observable.ts'
import { useSurface } from '../surface/surface.ts'
import { useFindings, useParts } from '../surface/use-session.ts'
import { type SectionProgress, sectionProgress } from './section-progress.ts'
import '../styles/tabs.css'

export function SectionTabs(): ReactNode {
  const surface = useSurface()
  const { session, section } = surface
  const current = useObservable(section)
  useParts(session)
  useFindings(session)
  const answers = useSyncExternalStore(
    (listener) => session.subscribe('answers', listener),
    () => session.state().answers,
  )
  const progress = sectionProgress(session, answers)
  const at = progress.findIndex(({ id }) => id === current)

  return (
    <nav className="jf-tabs" aria-label="表的各部分">
      <ol className="jf-tab-list">
        {progress.map((part) => (
          <li key={part.id}>
            <button
              type="button"
              className="jf-tab"
              ref={part.id === current ? showInView : undefined}
              aria-current={part.id === current ? 'step' : undefined}
              onClick={() => section.set(part.id)}
            >
              <span className="jf-tab-title">{part.title}</span>
              {/* Where nothing is to be filled in, nothing is said of how much is. */}
              {(part.wrong > 0 || !session.readOnly) && <TabState part={part} />}
            </button>
          </li>
        ))}
      </ol>
      <span className="jf-unseen">
        第 {at + 1} 部分，共 {progress.length} 部分
      </span>
    </nav>
  )
}

function showInView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

function TabState({ part }: { readonly part: SectionProgress }): ReactNode {
  const done = part.filled === part.total
  return (
    <span className="jf-tab-state">
      {part.wrong > 0 ? (
        <SeverityMark severity="mandatory" count={part.wrong} />
      ) : part.rows !== null ? (
        <span>{part.rows === 0 ? '未填' : `已填 ${part.rows} 行`}</span>
      ) : done ? (
        <SeverityMark severity="accepted" word="已填" />
      ) : (
        <span>
          {part.filled}/{part.total}
        </span>
      )}
    </span>
  )
}

/** Back and on, at the foot of a section. */
export function SectionSteps(): ReactNode {
  const surface = useSurface()
  const { session, section } = surface
  const current = useObservable(section)
  const parts = useParts(session)
  const ids = parts.map((part) => part.section.id)
  if (session.model.footer.length > 0) ids.push(FOOTER_SECTION)
  const at = ids.indexOf(current)
  const go = (to: number): void => {
    const id = ids[to]
    if (id === undefined) return
    section.set(id)
    surface.root?.scrollIntoView({ block: 'start' })
  }
  return (
    <div className="jf-steps">
      {at > 0 && <Button onClick={() => go(at - 1)}>上一部分</Button>}
      {at < ids.length - 1 && (
        <Button variant="primary" onClick={() => go(at + 1)}>
          下一部分
        </Button>
      )}
    </div>
  )
}
