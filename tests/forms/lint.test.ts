import { expect, test } from 'vitest'
import { generateForms } from '../../scripts/generate-forms.ts'
import { lintForms } from '../../scripts/lint-forms.ts'
import { type FormFiles, soundFiles, writeFolder } from '../support/definition-folder.ts'

const FORM = 'definitions/T1/2023.1'

const lint = (spoil: (files: FormFiles) => void): string => {
  const files = soundFiles()
  spoil(files)
  return lintForms(writeFolder(files))
    .map(({ message }) => message)
    .join('\n')
}

const properties = (files: FormFiles) => files[`${FORM}/form.schema.json`].properties

test('L-22 the form definitions of the census are sound', () => {
  expect(lintForms()).toEqual([])
})

test('a sound form has nothing to report', () => {
  expect(lint(() => {})).toBe('')
})

test('nothing to look at is a fault', () => {
  expect(lintForms(writeFolder({ 'codelists/x.txt': '' }))).toHaveLength(1)
})

test.each<[string, (files: FormFiles) => void, string]>([
  [
    'a misspelt x-word',
    (f) => Object.assign(properties(f).revenue!, { 'x-unti': '千元' }),
    'x-unti',
  ],
  [
    'a word of another kind',
    (f) => Object.assign(properties(f).revenue!, { 'x-filled-by': 'someone' }),
    'x-filled-by',
  ],
  ['a missing code', (f) => delete properties(f).revenue!['x-code'], "required property 'x-code'"],
  [
    'a key that is no name',
    (f) => Object.assign(properties(f), { 收入: properties(f).revenue }),
    'pattern',
  ],
  [
    'two indicators of one code',
    (f) => Object.assign(properties(f).staff!, { 'x-code': '301' }),
    'share the code 301',
  ],
  [
    'an unknown code list',
    (f) => Object.assign(properties(f).kind!, { 'x-codelist': 'kind' }),
    'no code list kind',
  ],
  [
    'an option its list lacks',
    (f) => Object.assign(properties(f).kind!, { enum: ['1', '3'] }),
    '3 is not in kinds',
  ],
  [
    'a pattern that may backtrack',
    (f) => Object.assign(properties(f).unitName!, { pattern: '^(a+)+$' }),
    'is not one of the check language',
  ],
  [
    'a folder of another name',
    (f) => Object.assign(f[`${FORM}/form.schema.json`], { 'x-form': 'T2' }),
    'is not that of its folder',
  ],
  [
    'a condition that names nothing',
    (f) => Object.assign(properties(f).kind!, { 'x-required': '[103] is filled' }),
    'T1-required-kind: 没有指标“[103]”',
  ],
  [
    'a condition of mixed units',
    (f) => Object.assign(properties(f).kind!, { 'x-required': '[301] > [192]' }),
    '计量单位不同',
  ],
  [
    'a layout key without indicator',
    (f) => f[`${FORM}/layout.json`].footer.push('signature'),
    'there is no indicator signature',
  ],
  [
    'an indicator without place',
    (f) => void (f[`${FORM}/layout.json`].sections[0]!.rows as unknown[]).pop(),
    'staff is asked of the respondent and has no place',
  ],
  [
    'an indicator with two places',
    (f) => void (f[`${FORM}/layout.json`].sections[0]!.rows as unknown[]).push({ key: 'kind' }),
    'kind has two places',
  ],
  [
    'a column without place',
    (f) => Object.assign(f[`${FORM}/layout.json`].sections[1]!, { columns: ['name'] }),
    'column rows.income has no place',
  ],
  [
    'a condition of the layout',
    (f) => Object.assign(f[`${FORM}/layout.json`].sections[1]!, { visibleWhen: '[301]' }),
    '[301]: 这里应为真假',
  ],
  [
    'a computed cell that is owed',
    (f) => Object.assign(properties(f).revenue!, { 'x-computed': '[301] * 2', 'x-required': true }),
    'a computed cell cannot be owed',
  ],
  [
    'a formula that names nothing',
    (f) => Object.assign(properties(f).revenue!, { 'x-computed': '[309] * 2' }),
    'revenue: x-computed: 没有指标“[309]”',
  ],
  [
    'periods of something that is no number',
    (f) => Object.assign(properties(f).unitName!, { 'x-periods': 'quarter' }),
    'only a number can be computed or have periods',
  ],
  [
    'a matrix whose lines come from nowhere',
    (f) => Object.assign(properties(f).rows!, { 'x-rows': 'energy', 'x-row-id': 'income' }),
    'rows: there is no code list energy',
  ],
  [
    'a line with more cells than columns',
    (f) =>
      void (f[`${FORM}/layout.json`].sections[0]!.rows as unknown[]).push({
        ...{ label: '人数', keys: ['staff', null] },
      }),
    'line 人数 has not one cell for each column',
  ],
  [
    'an applicability rule that looks at answers',
    (f) => Object.assign(f[`${FORM}/applicability.json`].rules[0]!, { when: '[301] > 0' }),
    'looks at revenue, not only at the unit',
  ],
  [
    'an indicator not explained',
    (f) => delete f[`${FORM}/texts.zh.json`].indicators.staff,
    'staff is not explained',
  ],
  [
    'a text for nothing',
    (f) => Object.assign(f[`${FORM}/texts.zh.json`].indicators, { x: { definition: '-' } }),
    'there is no indicator x',
  ],
  [
    'a rule that does not read',
    (f) =>
      Object.assign(f, {
        [`${FORM}/checks.rules`]:
          'check T1-001 mandatory\n  title "a"\n  expect [31] > 0\n  says "b"\n',
      }),
    '第 3 行第 10 列（T1-001）：没有指标“[31]”。是否想写“301”',
  ],
  [
    'a rule without cases',
    (f) => Object.assign(f, { [`${FORM}/cases.json`]: {} }),
    'T1-001 has no cases',
  ],
  [
    'cases without one outcome',
    (f) =>
      Object.assign(f[`${FORM}/cases.json`], {
        'T1-001': { pass: [], fail: [], notApplicable: [] },
      }),
    'must NOT have fewer than 1 items',
  ],
  [
    'cases for no rule',
    (f) => Object.assign(f[`${FORM}/cases.json`], { 'T1-9': f[`${FORM}/cases.json`]['T1-001'] }),
    'there is no check T1-9',
  ],
  [
    'a case with a name that is none',
    (f) =>
      Object.assign(f[`${FORM}/cases.json`], {
        'T1-001': {
          pass: [{ answers: { rows: [{ incme: 1 }] } }],
          fail: [{ answers: { revenu: 0 } }],
          notApplicable: [{ answers: {} }],
        },
      }),
    'there is no indicator rows.incme',
  ],
  [
    'a rule with a schema check’s id',
    (f) =>
      Object.assign(f, {
        [`${FORM}/checks.rules`]: f[`${FORM}/checks.rules`].replaceAll(
          'T1-001',
          'T1-required-kind',
        ),
      }),
    'is also the id of a check of the schema',
  ],
  [
    'a code list without codes',
    (f) => Object.assign(f['codelists/kinds.json'], { items: [{ name: 'x' }] }),
    "required property 'code'",
  ],
  [
    'a file that is no JSON',
    (f) => Object.assign(f, { [`${FORM}/layout.json`]: '{' }),
    'is no JSON',
  ],
  [
    'a file that does not belong',
    (f) => Object.assign(f, { [`${FORM}/notes.txt`]: '' }),
    'does not belong here',
  ],
])('%s is found', (_, spoil, message) => {
  expect(lint(spoil)).toContain(message)
})

test('a form with a faulty rule is not generated', async () => {
  const files = {
    ...soundFiles(),
    [`${FORM}/checks.rules`]: 'check T1-001 mandatory\n  title "a"\n',
  }
  await expect(generateForms(writeFolder(files))).rejects.toThrow('缺少子句')
})

test('the newest version of a form has its name, older ones carry their version', async () => {
  const text = JSON.stringify(soundFiles())
  const newer = JSON.parse(text.replaceAll('2023.1', '2023.10')) as FormFiles
  const files = await generateForms(writeFolder({ ...soundFiles(), ...newer }))
  expect([...files.keys()].filter((name) => name.endsWith('.definition.ts'))).toEqual([
    'T1.definition.ts',
    'T1@2023.1.definition.ts',
  ])
  expect(files.get('registry.ts')).toContain('"T1@2023.1": async')
  expect(files.get('T1.definition.ts')).toContain('version: "2023.10"')
})

test('generating twice gives the same bytes', async () => {
  const root = writeFolder(soundFiles())
  expect(await generateForms(root)).toEqual(await generateForms(root))
})
