/** Below the table: who answers for it, how it is filled in, and the room for signatures. */
import type { ReactNode } from 'react'
import type { FormSession } from '../session/form-session.ts'
import { absenceNotes } from './absence-notes.ts'

const ofUnit = [
  '单位负责人（签字）',
  '统计负责人（签字）',
  '填表人（签字）',
  '单位（盖章）',
] as const
const onTheDoorstep = [
  '被调查者（签字）',
  '普查员（签字）',
  '普查指导员（签字）',
  '调查日期',
] as const

export function PrintedFoot(props: {
  readonly session: FormSession
  readonly blank: boolean
}): ReactNode {
  const { session, blank } = props
  const { form, footer } = session.model
  const signs = footer.some(({ key }) => key === 'unitHead') ? ofUnit : onTheDoorstep
  const notes = blank ? [] : absenceNotes(session)
  return (
    <footer className="jp-foot">
      {footer.length > 0 && (
        <p className="jp-people">
          {footer.map((cell) => (
            <span key={cell.key}>
              {cell.title}：
              <span>{footText(session.cell(cell.key).text, cell.kind === 'date')}</span>
            </span>
          ))}
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className="jp-note">
          {note}
        </p>
      ))}
      <div className="jp-notes">
        <p>说明：</p>
        <ol>
          {form.texts.form.howToFill.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </div>
      <div className="jp-signs">
        {signs.map((sign) => (
          <div key={sign}>{sign}</div>
        ))}
      </div>
    </footer>
  )
}

function footText(text: string, isDate: boolean): string {
  if (!isDate) return text
  const [year, month, day] = text.split('-')
  if (year === undefined || month === undefined || day === undefined) return '　　年　月　日'
  return `${year}年${Number(month)}月${Number(day)}日`
}
