import { describe, expect, it } from 'vitest'
import type { FormDefinition } from '../../forms/engine/types.ts'
import { type FormId, formIds, loadForm } from '../../forms/generated/registry.ts'

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
    for (const { id: form, schema, texts } of forms) {
      const words = texts.form.commonMistakes.map(({ text }) => text).join('')
      if (/以千元计|当成千元/.test(words))
        expect([form, unitsOf(schema).includes('千元')]).toEqual([form, true])
    }
  })

  // Texts were once shared between forms that look alike: each was wrong somewhere.
  const matters: readonly (readonly [word: RegExp, asked: RegExp])[] = [
    [/床位|餐位/, /床位|餐位/],
    [/计算机|网站/, /计算机|网站/],
    [/电子商务/, /电子商务/],
    [/工资总额/, /工资总额/],
    [/填全年平均人数|代替平均人数/, /从业人员/],
    [/代替平均人数/, /平均人数/],
    [/注册地址/, /地址|区划/],
    [/库存＋购进/, /购进/],
    [/固定资产原价/, /固定资产原价/],
    [/固定资产净值/, /固定资产净值/],
    [/公共基础设施/, /公共基础设施/],
    [/所有者权益/, /所有者权益/],
    [/净资产/, /净资产/],
    [/利润总额/, /利润总额/],
    [/信用减值/, /信用减值/],
    [/合并报表/, /资产总计/],
    [/计划总投资/, /计划总投资/],
    [/待售面积/, /待售面积/],
    [/进口货物/, /进口/],
  ]
  it.each(matters)('speak of %s only where the form asks for it', (word, asked) => {
    const speaking = forms.filter(({ texts }) =>
      texts.form.commonMistakes.some(({ text }) => word.test(text)),
    )
    for (const { id: form, schema } of speaking) {
      expect([form, asked.test(titlesOf(schema).join())]).toEqual([form, true])
    }
    expect(speaking.length).toBeGreaterThan(0)
  })

  it('say of tax, units and scope what the form itself says', async () => {
    const said = async (id: FormId) =>
      (await loadForm(id)).texts.form.commonMistakes.map(({ text }) => text).join('\n')
    // Turnover of trade and catering is taxed value, revenue is not.
    for (const id of ['E604', 'S604'] as const) {
      expect(await said(id)).toMatch(/都(按)?含增值税/)
      expect(await said(id)).not.toContain('收入含了增值税')
    }
    expect(await said('605-nonindustry')).toContain('不是万千瓦时、万立方米')
    expect(await said('611-5')).toContain('以万元计')
    expect(await said('IO-5')).toContain('只填直接进口和委托代理进口')
    expect(await said('609')).not.toContain('不大于全年营业收入')
  })
})

type Schema = FormDefinition['schema']

function columnsOf({ properties }: Schema) {
  return Object.values(properties).flatMap((each) => [
    each,
    ...Object.values(each.items?.properties ?? {}),
  ])
}

function titlesOf(schema: Schema): string[] {
  return columnsOf(schema).map(({ title }) => title ?? '')
}

function unitsOf(schema: Schema): string[] {
  return columnsOf(schema).map((each) => each['x-unit'] ?? '')
}
