/** Whatever an enterprise truthfully holds in its accounts raises nothing mandatory; a slip is pointed at. */
import { describe, expect, test } from 'vitest'
import { evaluateDocument } from '../../forms/engine/evaluate-document.ts'
import { openFormBook } from '../../server/platform/form-book.ts'
import { plausibleStatement, type Statement } from '../support/plausible-statements.ts'
import { seeded } from '../support/seeded.ts'

const book = await openFormBook()

const FORMS = ['B603', 'C603', 'E603', 'S603', 'X603', 'F603'] as const
const STATEMENTS = 2_000
/** Totals, each in an equality that always applies. */
const TOTALS = ['213', '217', '218', '219', '323', '327']

describe(`${STATEMENTS} plausible statements`, () => {
  const random = seeded(20_231_231)
  const statements = Array.from({ length: STATEMENTS }, () => plausibleStatement(random))

  describe.each(FORMS.map((id, index) => [id, index] as const))('of %s', (id, index) => {
    const form = book.forms.get(id)!
    const keys = new Map(
      Object.entries(form.schema.properties).map(([key, each]) => [each['x-code'], key]),
    )
    const own = statements.filter((_, at) => at % FORMS.length === index)

    const judge = (answers: Statement) => {
      const held = Object.entries(answers).filter(([code]) => keys.has(code))
      const document = { answers: Object.fromEntries(held) }
      const about = { codeLists: book.codeLists }
      return evaluateDocument(form, document, about, book.forms).findings
    }

    test('raise nothing mandatory but what is owed and empty', () => {
      expect(own.length).toBeGreaterThan(300)
      for (const { traits, answers } of own) {
        const accused = judge(answers).filter(
          ({ severity, kind }) => severity === 'mandatory' && kind !== 'required',
        )
        const held = `${traits.join()} ${JSON.stringify(answers)}`
        expect(
          accused.map(({ message }) => message),
          held,
        ).toEqual([])
      }
    })

    test('with a zero too many in a total are pointed at', () => {
      for (const { answers } of own.slice(0, 60)) {
        const code = TOTALS[Math.floor(random() * TOTALS.length)]!
        const held = answers[code] ?? 0
        if (Math.abs(held) < 10) continue
        const found = judge({ ...answers, [code]: held * 10 })
        const rules = new Set(judge(answers).map(({ rule }) => rule))
        const pointed = found.filter(
          ({ rule, fields }) => !rules.has(rule) && fields.includes(keys.get(code)!),
        )
        expect(pointed.length, `${code} ${JSON.stringify(answers)}`).toBeGreaterThan(0)
      }
    })
  })
})
