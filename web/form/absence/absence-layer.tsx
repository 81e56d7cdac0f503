/**
 * 未填原因: why there is nothing in a number's cell, 不适用 or 不掌握 with its reason. Opens beside
 * the cell by key or from the strip; the focus is in the list while it is open.
 */
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { cellAt } from '../form-model.ts'
import type { AbsenceOf } from '../session/absences.ts'
import { useObservable } from '../surface/observable.ts'
import { findCell, focusCell, useSurface } from '../surface/surface.ts'
import { useAnchor } from '../surface/use-anchor.ts'
import { useCell } from '../surface/use-session.ts'
import { ABSENCE_REASONS, type AbsenceChoice, absenceChoices } from './absence-choices.ts'
import '../styles/absence.css'

export function AbsenceLayer(): ReactNode {
  const path = useObservable(useSurface().explaining)
  return path === null ? null : <Choices key={path} path={path} />
}

function Choices({ path }: { readonly path: string }): ReactNode {
  const surface = useSurface()
  const { session, explaining } = surface
  const layer = useRef<HTMLDivElement>(null)
  const view = useCell(session, path)
  const [asksNote, setAsksNote] = useState<AbsenceChoice | null>(null)
  const { codeLists } = session
  const reasons = useSyncExternalStore(codeLists.subscribe, () => codeLists.list(ABSENCE_REASONS))
  const title = cellAt(session.model, path)?.title ?? ''
  const choices = absenceChoices(reasons?.items ?? [], view.absence)
  // Asking for words makes the layer wider.
  useAnchor(surface, layer, path, 'start', asksNote === null ? 'choices' : 'note')

  useEffect(() => {
    void codeLists.request(ABSENCE_REASONS)
  }, [codeLists])
  useEffect(() => {
    layer.current?.querySelector('button')?.focus()
    const cell = findCell(surface.root, path)?.closest('.jf-cell')
    cell?.toggleAttribute('data-explaining', true)
    return () => void cell?.toggleAttribute('data-explaining', false)
  }, [surface, path])

  const close = (): void => {
    explaining.set(null)
    focusCell(surface.root, path)
  }
  const mark = (absence: AbsenceOf | null): void => {
    session.markAbsent(path, absence)
    close()
  }
  const take = (choice: AbsenceChoice): void => {
    if (choice.needsNote) setAsksNote(choice)
    else mark(choice.absence)
  }

  return (
    <div
      ref={layer}
      className="jf-picker jf-absences"
      role="dialog"
      aria-label={`${title}未填原因`}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') close()
        else if (asksNote === null) walk(event)
      }}
      onBlur={(event) => {
        // Away by hand; where the focus went is where the person wants to be.
        const { relatedTarget } = event
        if (relatedTarget !== null && !event.currentTarget.contains(relatedTarget)) {
          explaining.set(null)
        }
      }}
    >
      <p className="jf-absence-title">{title}　未填原因</p>
      {asksNote === null ? (
        choices.map((choice, at) => (
          <div key={choice.word} className="jf-absence-choice">
            {choice.opensReasons && <p className="jf-absence-group">不掌握，因为</p>}
            <button
              type="button"
              className="jf-option"
              aria-pressed={choice.chosen}
              onClick={() => take(choice)}
            >
              <span className="jf-option-code">{at + 1}</span>
              <span className="jf-option-name">{choice.word}</span>
            </button>
          </div>
        ))
      ) : (
        <Note
          choice={asksNote}
          initial={view.absence?.note ?? ''}
          onTake={(note) => mark({ ...asksNote.absence!, note })}
          onBack={() => setAsksNote(null)}
        />
      )}
    </div>
  )
}

/** Arrows and digits, as in the lists of codes. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.jf-option')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step !== 0) {
    event.preventDefault()
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  } else if (/^[1-9]$/.test(event.key)) {
    event.preventDefault()
    buttons[Number(event.key) - 1]?.click()
  }
}

function Note(props: {
  readonly choice: AbsenceChoice
  readonly initial: string
  readonly onTake: (note: string) => void
  readonly onBack: () => void
}): ReactNode {
  const [note, setNote] = useState(props.initial)
  const [refused, setRefused] = useState(false)
  const take = (): void => {
    if (note.trim() === '') setRefused(true)
    else props.onTake(note.trim())
  }
  return (
    <form
      className="jf-absence-note"
      onSubmit={(event) => {
        event.preventDefault()
        take()
      }}
    >
      <TextField
        label="不掌握的原因"
        value={note}
        onChange={setNote}
        maxLength={500}
        autoFocus
        error={refused ? '请说明原因' : undefined}
      />
      <div className="jf-absence-acts">
        <Button onClick={props.onBack}>返回</Button>
        <Button variant="primary" type="submit">
          确定
        </Button>
      </div>
    </form>
  )
}
