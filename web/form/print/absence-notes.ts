/** 不掌握 cells with their reasons, for the foot of a printed form. Pure. */
import { absencesOf, pathOfAbsence } from '../../../forms/engine/absences.ts'
import { cellAt } from '../form-model.ts'
import type { FormSession } from '../session/form-session.ts'
import { rowName } from '../surface/surface.ts'

export function absenceNotes(session: FormSession): readonly string[] {
  const { answers } = session.state()
  const reasons = session.codeLists.list('absence-reasons')?.items ?? []
  return absencesOf(answers)
    .filter(({ kind }) => kind === 'unknown')
    .map(({ cell, reason, note }) => {
      const path = session.screenPath(pathOfAbsence(answers, cell) ?? cell)
      const name = [rowName(session, path), cellAt(session.model, path)?.title ?? cell]
      const why = reasons.find(({ code }) => code === reason)?.name ?? reason
      const words = [why, note].filter((word) => word !== undefined && word !== '')
      return `${name.filter((part) => part !== null).join(' ')}不掌握：${words.join('，') || '未说明原因'}`
    })
}
