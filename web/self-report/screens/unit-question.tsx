/**
 * Asks once for the whole form whether its amounts were filled in another unit, shows both readings, and
 * converts them when the respondent agrees: one step that can be undone, with a note in the history.
 */
import { useEffect, useState } from 'react'
import type { UnitSuspicion } from '../../../forms/engine/whole-form-unit.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { formatNumber } from '../../ui/format-number.ts'
import { Notice } from '../../ui/notice.tsx'
import { readingAid } from '../../ui/reading-aid.ts'
import { useToast } from '../../ui/toast.tsx'
import { useSheetDesk } from '../sheet/sheet-desk.tsx'
import { convertedNote, keptNote, readingsOf, unitFinding, unitToAsk } from '../sheet/unit-note.ts'
import '../styles/unit-question.css'

/** Looked at when typing rests. */
const REST_MS = 600
const SHOWN = 6

export function UnitQuestion() {
  const suspicion = useSuspicion()
  const { session } = useSheetDesk()
  const [open, setOpen] = useState(false)
  if (!suspicion) return null
  const { unit, reasons } = suspicion
  const keep = () => {
    session.explain(unitFinding, keptNote(unit, today()))
    setOpen(false)
  }
  return (
    <Notice
      tone="verify"
      title={`全表金额像是按“${unit}”填的，本表的计量单位是千元`}
      action={<Button onClick={() => setOpen(true)}>对照两种读法</Button>}
    >
      {reasons.length > 0 && <p>{reasons.join('；')}。</p>}
      {open && <Readings suspicion={suspicion} onKeep={keep} onClose={() => setOpen(false)} />}
    </Notice>
  )
}

function Readings(props: {
  readonly suspicion: UnitSuspicion
  readonly onKeep: () => void
  readonly onClose: () => void
}) {
  const { suspicion, onKeep, onClose } = props
  const { unit } = suspicion
  const { opened, session } = useSheetDesk()
  const toast = useToast()
  const { prefill } = opened.detail
  const imported = (path: string, value: number) => prefill[path]?.value === value
  const readings = readingsOf(opened.form, session.state().answers, unit, imported).filter(
    ({ path }) => session.mayFill(session.screenPath(path)),
  )
  const convert = () => {
    const [first, ...rest] = readings.map(({ path, converted }) => ({
      path: session.screenPath(path),
      value: converted,
    }))
    if (first) {
      session.choose(first.path, first.value, rest)
      session.explain(unitFinding, convertedNote(unit, readings.length, today()))
      toast({
        title: `已把 ${readings.length} 项金额从${unit}换算为千元`,
        description: '可以撤销（Ctrl+Z），报送记录里有说明',
        tone: 'accepted',
      })
    }
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={`金额是按千元填的，还是按${unit}填的？`}
      description={`下面是最大的几项。按${unit}填的，全表 ${readings.length} 项金额一起换算。`}
      size="large"
      actions={
        <>
          <Button onClick={onKeep}>是按千元填的，不换算</Button>
          <Button variant="primary" onClick={convert}>
            {`是按${unit}填的，换算为千元`}
          </Button>
        </>
      }
    >
      <div className="sr-readings-scroll">
        <table className="sr-readings">
          <thead>
            <tr>
              <th scope="col">指标名称</th>
              <th scope="col">您填的数</th>
              <th scope="col">按千元读</th>
              <th scope="col">{`按${unit}读，应填（千元）`}</th>
            </tr>
          </thead>
          <tbody>
            {readings.slice(0, SHOWN).map(({ path, name, asFilled, converted }) => (
              <tr key={path}>
                <th scope="row">{name}</th>
                <td>{formatNumber(asFilled, 2)}</td>
                <td>{readingAid(asFilled) ?? ''}</td>
                <td>
                  <strong>{formatNumber(converted)}</strong>
                  <span>{readingAid(converted) ?? ''}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  )
}

function useSuspicion(): UnitSuspicion | null {
  const { opened, session, conflict } = useSheetDesk()
  const [suspicion, setSuspicion] = useState<UnitSuspicion | null>(null)
  useEffect(() => {
    if (session.readOnly) return
    const look = () => {
      const { answers, explanations } = session.state()
      const { others, previous, unit } = session.context()
      const asked = unitToAsk(opened.form, { answers, others, previous, unit }, explanations)
      setSuspicion(asked)
      // Undone, or filled in once more in the other unit: the note no longer says what is so.
      if (asked) session.withdrawExplanation(unitFinding)
    }
    let timer = setTimeout(look, 0)
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(look, REST_MS)
    }
    const stops = [session.subscribe('answers', later), session.subscribe('explanations', later)]
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [opened.form, session])
  return conflict ? null : suspicion
}

function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
}
