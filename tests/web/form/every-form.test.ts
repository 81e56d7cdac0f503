import { describe, expect, it } from 'vitest'
import { isCodeListId, loadCodeList } from '../../../forms/generated/code-lists.ts'
import { formIds } from '../../../forms/generated/registry.ts'
import { createCodeListStore } from '../../../web/form/code-list-store.ts'
import { codeListsOf } from '../../../web/form/session/surroundings.ts'
import { fullAnswers } from '../../support/full-answers.ts'
import { openSession } from './open-session.ts'

const lists = createCodeListStore((id) => {
  if (!isCodeListId(id)) throw new Error(`No such code list: ${id}`)
  return loadCodeList(id)
})

describe('a full document of every form', () => {
  it('is shown whole: every figure has its cell, and none of them is empty', async () => {
    let figures = 0
    for (const id of formIds) {
      const blank = await openSession(id, {}, { codeLists: lists })
      await Promise.all(codeListsOf(blank.model.form).map((list) => lists.request(list)))
      const answers = fullAnswers(blank.model.form, lists.list)
      const session = await openSession(id, answers, { codeLists: lists, readOnly: true })
      expect(session.state().answers).toEqual(answers)
      for (const path of session.grid().flat()) {
        if (path === null || session.cell(path).value === undefined) continue
        figures += 1
        expect(session.cell(path).text, `${id} ${path}`).not.toBe('')
      }
    }
    expect(figures).toBeGreaterThan(1_500)
  })
})
