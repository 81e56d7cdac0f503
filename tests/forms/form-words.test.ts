/** A form is named to a person by its table number or its Chinese short name, never by the id in our files. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formHeading, formMark, formTable, tableHeading } from '../../forms/form-words.ts'
import { formIds, formSummaries, loadForm } from '../../forms/generated/registry.ts'
import { projectPath } from '../../server/platform/project-path.ts'

describe('how a form is named', () => {
  it('is by 表号 where it is known', async () => {
    for (const id of formIds) {
      const form = await loadForm(id)
      const { title } = form
      const { tableNumber } = form.layout.head
      if (tableNumber === null) continue
      expect(tableNumber).toBe(`${formMark(id)}表`)
      expect(formTable(id)).toBe(`${formMark(id)} 表`)
      expect(formHeading(id, title)).toBe(`${formMark(id)} ${title}`)
    }
  })

  it('is by a short Chinese name where it is not', () => {
    expect(formMark('605-nonindustry')).toBe('非工业能源')
    expect(formTable('605-nonindustry')).toBe('非工业能源表')
    const title = '非工业重点耗能单位能源消费'
    expect(formHeading('605-nonindustry', title)).toBe(title)
    expect(tableHeading(null, title)).toBe(title)
    expect(tableHeading('605-5表', title)).toBe(`605-5表 ${title}`)
  })

  it('never holds a word of English', () => {
    for (const { id, title } of formSummaries) {
      for (const words of [formMark(id), formTable(id), formHeading(id, title)]) {
        expect(words).not.toMatch(/[a-z]/)
      }
    }
  })
})

// An id between tags, or before the word 表, is an id shown to somebody.
const SHOWN = [
  /\$\{id\} ?　?\$\{title\}/,
  /=> (?:\w+\.)*formId,?(?: \},?)?$/,
  />\s*\{(?:\w+\.)*(?:formId|form\.id)\}/,
  /^\s*\{(?:\w+\.)*(?:formId|form\.id)\}/,
  /\{(?:\w+\.)*(?:formId|form\.id|form)\} ?(?:表|\{(?:\w+\.)*\w*[tT]itle\}|\$\{(?:\w+\.)*\w*[tT]itle\})/,
]

it('no screen, message or file shows the id itself', () => {
  const files = ['web', 'server/domains', 'server/cli'].flatMap((room) =>
    readdirSync(projectPath(room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${room}/${name}`),
  )
  expect(files.length).toBeGreaterThan(500)
  const shown = files.flatMap((file) =>
    readFileSync(projectPath(file), 'utf8')
      .split('\n')
      .flatMap((line, at) =>
        SHOWN.some((each) => each.test(line)) ? [`${file}:${at + 1}${line}`] : [],
      ),
  )
  expect(shown).toEqual([])
})
