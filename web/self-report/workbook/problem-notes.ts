/** What is wrong with the cells of a form, as notes for its workbook. Pure. */
import type { Finding, Severity } from '../../../forms/engine/types.ts'
import type { FormSession } from '../../form/session/form-session.ts'

const names: Readonly<Record<Severity, string>> = {
  mandatory: '强制性',
  verify: '核实性',
  advisory: '提示性',
}

export function problemNotes(session: FormSession): ReadonlyMap<string, readonly string[]> {
  const notes = new Map<string, string[]>()
  for (const finding of session.state().findings) {
    if (finding.outcome !== 'fail') continue
    for (const field of finding.fields) {
      const path = session.screenPath(field)
      notes.set(path, [...(notes.get(path) ?? []), noteOf(finding)])
    }
  }
  return notes
}

function noteOf({ severity, rule, message }: Finding): string {
  return `${names[severity]}（${rule}）：${message}`
}
