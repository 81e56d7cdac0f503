import { describe, expect, it } from 'vitest'
import { formIds, loadForm } from '../../forms/generated/registry.ts'

describe('common mistakes', async () => {
  const forms = await Promise.all(formIds.map(loadForm))

  it('stand beside every form, none said twice, each with where it is from', () => {
    expect(forms.length).toBeGreaterThan(30)
    for (const { id: form, texts } of forms) {
      const said = texts.form.commonMistakes
      // A form nothing is known of says so by an empty list; none is such a form yet.
      expect([form, said.length > 0]).toEqual([form, true])
      expect(new Set(said.map(({ text }) => text)).size).toBe(said.length)
      for (const { source } of said) expect(source).toMatch(/^Q-\d{2}$/)
    }
  })

  it('speak of 千元 only where the form has amounts in it', () => {
    for (const { id: form, layout, texts } of forms) {
      const words = texts.form.commonMistakes.map(({ text }) => text).join('')
      const amounts =
        JSON.stringify(layout).includes('千元') || JSON.stringify(texts).includes('千元')
      if (words.includes('千元计')) expect([form, amounts]).toEqual([form, true])
    }
  })
})
