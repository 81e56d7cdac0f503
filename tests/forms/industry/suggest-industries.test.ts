import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { adviseActivityPhrase } from '../../../forms/engine/industry/advise-activity-phrase.ts'
import { loadIndustryIndex } from '../../../forms/engine/industry/load-industry-index.ts'
import { suggestIndustries } from '../../../forms/engine/industry/suggest-industries.ts'

const index = await loadIndustryIndex()
const first = (phrase: string): string | undefined => suggestIndustries(index, phrase)[0]?.code

describe('suggesting the industry of a business from what it says it does', () => {
  test('making, wholesaling and retailing the same goods are three industries', () => {
    expect(first('生产日用陶瓷')).toBe('3074')
    expect(first('批发煤炭')).toBe('5161')
    expect(first('小卖部')).toBe('5219')
  })

  test('pinyin finds what its characters would', () => {
    expect(first('lifadian')).toBe('8040')
  })

  test('each suggestion gives its reason', () => {
    for (const { why } of suggestIndustries(index, '生产日用陶瓷')) expect(why).not.toBe('')
  })

  test('a phrase that says nothing about the goods or service is sent back for more words', () => {
    expect(adviseActivityPhrase('贸易').vague).toBe(true)
    expect(adviseActivityPhrase('零售服装').vague).toBe(false)
  })

  test.each([
    ['造摩托车', '3751'],
    ['修地铁', '4814'],
    ['打金银首饰的金匠铺', '2438'],
    ['手工打家具的木匠铺', '2110'],
    ['棉花仓库', '5952'],
  ])('%s is told by what is done with the thing', (phrase, code) => {
    expect(suggestIndustries(index, phrase)[0]?.code).toBe(code)
  })

  test.each([
    ['held-out', 0.9, 0.96],
    ['second-author', 0.87, 0.96],
  ])(
    'phrases kept apart from tuning (%s) are mostly right at first, nearly always among five',
    (name, first, amongFive) => {
      const phrases = readFileSync(`tests/fixtures/industry/${name}.tsv`, 'utf8')
        .split('\n')
        .map((line) => line.split('\t'))
        .filter((cells) => cells.some((cell) => /^\d{4}$/.test(cell)))
      expect(phrases.length).toBeGreaterThan(500)
      let top = 0
      let five = 0
      for (const cells of phrases) {
        const code = cells.find((cell) => /^\d{4}$/.test(cell))
        const [phrase = ''] = cells.filter((cell) => cell !== code).slice(0, 1)
        const codes = suggestIndustries(index, phrase).map((suggestion) => suggestion.code)
        if (codes[0] === code) top += 1
        if (codes.slice(0, 5).includes(code ?? '')) five += 1
      }
      expect(top / phrases.length).toBeGreaterThan(first)
      expect(five / phrases.length).toBeGreaterThan(amongFive)
    },
    60_000,
  )
})
