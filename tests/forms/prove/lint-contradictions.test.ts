import { expect, test } from 'vitest'
import { lintContradictions, lintForms } from '../../../scripts/lint-forms.ts'
import { soundFiles, writeFolder } from '../../support/definition-folder.ts'

const RULES = 'definitions/T1/2023.1/checks.rules'
const CASES = 'definitions/T1/2023.1/cases.json'

const check = (id: string, expectation: string): string =>
  `check ${id} mandatory\n  title "试"\n  expect ${expectation}\n  says "不成立"\n`

test('a form whose checks no answer can satisfy is refused, in words', async () => {
  const files = soundFiles()
  files[RULES] = `${check('T1-001', '[revenue] > 3')}\n${check('T1-002', '[revenue] <= 3')}`
  files[CASES] = { 'T1-001': files[CASES]['T1-001'], 'T1-002': files[CASES]['T1-001'] } as never
  const root = writeFolder(files)
  expect(lintForms(root)).toEqual([])
  expect((await lintContradictions(root)).map(({ message }) => message)).toEqual([
    'T1-001 与 T1-002 矛盾：适用时没有任何填报能同时满足',
    'T1-002 与 T1-001 矛盾：适用时没有任何填报能同时满足',
  ])
})

test('a sound form has no contradictions', async () => {
  expect(await lintContradictions(writeFolder(soundFiles()))).toEqual([])
})
