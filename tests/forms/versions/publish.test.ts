import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPublished } from '../../../scripts/forms/form-sources.ts'
import { generateForms } from '../../../scripts/generate-forms.ts'
import { lintForms } from '../../../scripts/lint-forms.ts'
import { publishForm } from '../../../scripts/publish-form.ts'
import { writeFolder } from '../../support/definition-folder.ts'
import { twoVersions } from '../../support/two-versions.ts'

type Files = ReturnType<typeof twoVersions>

const V1 = 'definitions/T1/2023.1'
const V2 = 'definitions/T1/2023.2'
const today = '2023-12-01'
const first = { form: 'T1', version: '2023.1', today, demonstration: false }
const second = { ...first, version: '2023.2' }

function folder(spoil: (files: Files) => void = () => {}): string {
  const files = twoVersions()
  spoil(files)
  return writeFolder(files)
}

/** What publishing the first version says. */
const refusals = (spoil: (files: Files) => void, demonstration = false): string =>
  publishForm(folder(spoil), { ...first, demonstration }).join('\n')

function change(root: string, file: string, edit: (content: never) => void): void {
  const content = JSON.parse(readFileSync(join(root, file), 'utf8')) as never
  edit(content)
  writeFileSync(join(root, file), JSON.stringify(content))
}

const messages = (root: string) =>
  lintForms(root)
    .map(({ message }) => message)
    .join('\n')

test('a sound form is published, once, with the hash of its content', () => {
  const root = folder()
  expect(publishForm(root, first)).toEqual([])
  expect(readPublished(root)).toEqual({
    'T1@2023.1': {
      hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      publishedOn: today,
      head: 'complete',
    },
  })
  expect(lintForms(root)).toEqual([])
  expect(publishForm(root, first)).toEqual(['已经发布'])
})

test('a published version follows the one before', () => {
  const root = folder()
  expect(publishForm(root, second).join()).toContain('上一版 2023.1 还没有发布')
  expect(publishForm(root, first)).toEqual([])
  expect(publishForm(root, second)).toEqual([])
})

test('there is nothing to publish where there is no such version', () => {
  expect(publishForm(folder(), { ...first, version: '2024.1' })).toEqual(['没有 T1 表的 2024.1 版'])
})

test.each<[string, string, (files: Files) => void]>([
  [
    'an amount that may no longer be negative',
    'form.schema.json',
    (f) => (schemaOf(f).revenue!.minimum = 0),
  ],
  ['another unit', 'form.schema.json', (f) => (schemaOf(f).staff!['x-unit'] = '万人')],
  ['another title', 'layout.json', (f) => (f[`${V1}/layout.json`].title = '改名表')],
  [
    'other lines',
    'layout.json',
    (f) => void (f[`${V1}/layout.json`].sections[0]!.rows as unknown[]).reverse(),
  ],
  [
    'another meaning',
    'texts.zh.json',
    (f) => (f[`${V1}/texts.zh.json`].indicators.revenue!.definition = '含税'),
  ],
])('a published version with %s asks for a new version', (_, file, edit) => {
  const root = folder()
  expect(publishForm(root, first)).toEqual([])
  change(root, `${V1}/${file}`, (content) => {
    edit({ [`${V1}/${file}`]: content } as unknown as Files)
  })
  expect(messages(root)).toContain('make a new version')
})

test('a hint, the approval line and the order of words in a file may still be corrected', () => {
  const root = folder()
  expect(publishForm(root, first)).toEqual([])
  change(root, `${V1}/texts.zh.json`, (content: Files[`${typeof V1}/texts.zh.json`]) => {
    content.indicators.revenue!.hint = '不含增值税'
    content.form.howToFill.push('逐项填写')
  })
  change(root, `${V1}/layout.json`, (content: Files[`${typeof V1}/layout.json`]) => {
    content.head.approvalNumber = '国统制〔2023〕145号'
    content.head = Object.fromEntries(Object.entries(content.head).reverse()) as never
  })
  expect(lintForms(root)).toEqual([])
})

test('a published version that was removed is missed', () => {
  const root = folder((f) => {
    f['published.json'] = {
      'T9@2023.1': { hash: `sha256:${'0'.repeat(64)}`, publishedOn: today, head: 'complete' },
    }
  })
  expect(messages(root)).toContain('T9@2023.1 was published and is gone')
})

const head = (files: Files) => files[`${V1}/layout.json`].head
const schemaOf = (files: Files) => files[`${V1}/form.schema.json`].properties

test.each<[string, (files: Files) => void, string]>([
  ['without table number', (f) => Object.assign(head(f), { tableNumber: '-' }), '没有表号'],
  ['without issuing body', (f) => Object.assign(head(f), { issuingBody: '-' }), '没有制定机关'],
  [
    'without approval number',
    (f) => Object.assign(head(f), { approvalNumber: null }),
    '没有批准（备案）文号',
  ],
  ['without validity', (f) => Object.assign(head(f), { validUntil: null }), '没有有效期'],
  ['past its validity', (f) => Object.assign(head(f), { validUntil: '2023-11-30' }), '已过期'],
  [
    'with a rule without cases',
    (f) => {
      f[`${V1}/cases.json`] = {}
    },
    'T1-001 has no cases',
  ],
  [
    'with a reference that does not resolve',
    (f) => {
      f[`${V1}/checks.rules`] = f[`${V1}/checks.rules`].replace('[301] >=', '[309] >=')
    },
    '没有指标“[309]”',
  ],
  [
    'with a unit mismatch',
    (f) => {
      f[`${V1}/checks.rules`] = f[`${V1}/checks.rules`].replace('>= 0', '>= [192]')
    },
    '计量单位不同',
  ],
  [
    'with a cycle of computed cells',
    (f) => {
      Object.assign(schemaOf(f).revenue!, { 'x-computed': '[304] * 2' })
      const { 'x-periods': _, ...bonus } = schemaOf(f).bonus!
      schemaOf(f).bonus = { ...bonus, 'x-computed': '[301] * 2' }
    },
    'computed from itself',
  ],
])('a form %s is not published', (_, spoil, message) => {
  expect(refusals(spoil)).toContain(message)
})

test('for demonstration a form without approval number is published under the line 演示用表式', () => {
  const unknown = (f: Files) => Object.assign(head(f), { approvalNumber: null, validUntil: null })
  expect(refusals(unknown)).toContain('没有批准')
  expect(refusals(unknown, true)).toBe('')
  const unsaid = (f: Files) => Object.assign(unknown(f), { approvalLine: '-' })
  expect(refusals(unsaid, true)).toContain('演示用表式')
})

test('nothing is written when publishing is refused', () => {
  const root = folder((f) => Object.assign(head(f), { approvalNumber: null }))
  expect(publishForm(root, first)).not.toEqual([])
  expect(readPublished(root)).toEqual({})
})

test('the registry says which versions are published, and carries the mapping with the version', async () => {
  const root = folder()
  publishForm(root, first)
  const files = await generateForms(root)
  expect(files.get('registry.ts')).toMatch(
    /\{"id":"T1","version":"2023\.2","published":false,"contentHash":"sha256:\w{64}"\},\{"id":"T1","version":"2023\.1","published":true,/,
  )
  expect(files.get('T1.definition.ts')).toContain('migration: {')
  expect(files.get('T1@2023.1.definition.ts')).not.toContain('migration: {')
})

const migration = (files: Files) => files[`${V2}/migration.json`]

test.each<[string, (files: Files) => void, string]>([
  [
    'is missing',
    (f) => {
      delete (f as Partial<Files>)[`${V2}/migration.json`]
    },
    'say where the answers of 2023.1 go',
  ],
  [
    'is of another version',
    (f) => {
      migration(f).from = '2022.1'
    },
    'the version before is 2023.1',
  ],
  [
    'forgets a cell',
    (f) => {
      delete migration(f).dropped.slogan
    },
    'slogan has no place here',
  ],
  [
    'forgets a column',
    (f) => {
      delete migration(f).dropped['branches.fax']
    },
    'branches.fax has no place',
  ],
  [
    'names a cell that was not there',
    (f) => {
      migration(f).dropped.motto = '没有必要'
    },
    'motto was not in the version before',
  ],
  [
    'goes nowhere',
    (f) => {
      migration(f).renamed.revenue = 'income'
    },
    'there is no income to go to',
  ],
  [
    'puts two cells into one',
    (f) => {
      migration(f).renamed.revenue = 'premium'
    },
    'both go to premium',
  ],
  [
    'says two things of one cell',
    (f) => {
      migration(f).dropped.revenue = '没有必要'
    },
    'revenue is in renamed and in dropped',
  ],
  [
    'leaves out a change of unit',
    (f) => {
      delete migration(f).converted.sales
    },
    'unit mismatch, 万元 → 千元',
  ],
  [
    'converts other units',
    (f) => {
      migration(f).converted.sales!.from = '亿元'
    },
    'the forms say 万元 → 千元',
  ],
  [
    'forgets an option',
    (f) => {
      delete migration(f).codes.kind!['9']
    },
    'codes does not say what becomes of 9',
  ],
  [
    'invents an option',
    (f) => {
      migration(f).codes.kind!['9'] = '8'
    },
    '8 is no option here',
  ],
  [
    'moves between two cells of the form',
    (f) => {
      migration(f).moved.coal = 'staff'
    },
    'change places',
  ],
])('a mapping that %s is refused', (_, spoil, message) => {
  expect(messages(folder(spoil))).toContain(message)
})

const cite = (reference: string) => (f: Files) => {
  const file = 'definitions/T2/2023.1/checks.rules' as const
  f[file] = f[file].replaceAll('T1.revenue', reference)
}

test('a check that cites a field by the name of an earlier version is compiled for its new name', async () => {
  const files = await generateForms(folder())
  expect(files.get('T2.checks.js')).toContain('operatingRevenue')
  expect(files.get('T2.checks.js')).not.toContain('revenue"')
})

test.each<[string, string, string]>([
  ['no longer asked', 'T1.slogan', '与普查无关'],
  ['split', 'T1.wages', '分列'],
  ['moved into a matrix', 'T1.coal', 'energy{01}.consumption'],
  ['of another unit now', 'T1.sales', '计量单位已由万元改为千元'],
  ['never asked', 'T1.motto', '没有指标“motto”'],
])('publishing fails while a check of another form cites a field %s', (_, reference, message) => {
  const root = folder(cite(reference))
  publishForm(root, first)
  expect(publishForm(root, second).join('\n')).toContain(message)
})

test('publishing fails while a check cites a code that now names another indicator', () => {
  const root = folder((f) => {
    cite('T1.[302]')(f)
    const { properties } = f[`${V2}/form.schema.json`]
    properties.premium!['x-code'] = '302'
    properties.turnover!['x-code'] = '304'
  })
  expect(messages(root)).toContain('代码“302”在 2023.1 版是“销售额”，新版是“奖金”')
})
