/** The workbook of a form on the screen, with what is filled in, for the person to keep or fill in. */
import type { FormSession } from '../../form/session/form-session.ts'
import { codeListsOf } from '../../form/session/surroundings.ts'
import { planWorkbook } from '../../form/workbook/plan-workbook.ts'
import type { TemplateOf } from '../../form/workbook/template-marks.ts'
import { writeWorkbook } from '../../form/workbook/write-workbook.ts'
import { download } from '../download.ts'
import { problemNotes } from './problem-notes.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface WorkbookFor {
  readonly session: FormSession
  readonly of: TemplateOf
  readonly unitName: string
  /** With what is wrong as notes beside the cells. */
  readonly withProblems: boolean
}

export async function makeWorkbook(wanted: WorkbookFor): Promise<void> {
  const { session, of, unitName, withProblems } = wanted
  // A list that cannot be had now leaves its codes without names.
  await Promise.allSettled(
    codeListsOf(session.model.form).map((id) => session.codeLists.request(id)),
  )
  const bytes = await writeWorkbook({
    plan: planWorkbook(session),
    of,
    list: session.codeLists.list,
    ...(withProblems ? { notes: problemNotes(session) } : {}),
  })
  const what = withProblems ? '（审核问题）' : ''
  const name = `${session.model.name}_${unitName}${what}`.replace(/[\\/:*?"<>|]/g, '_')
  download(`${name}.xlsx`, bytes, XLSX)
}
