import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { SharedTexts } from '../../../../server/platform/list-file/shared-texts.ts'

const files = () => readdirSync(tmpdir()).filter((name) => name.startsWith('jingpu-texts-')).length

describe('texts that cells share', () => {
  it('lie in a file past the first few, are found in any order, and leave nothing behind', () => {
    const before = files()
    const texts = new SharedTexts(1000)
    const all = Array.from(
      { length: 2_000 },
      (_, at) => `第 ${at} 家「"商行"」\n${'长'.repeat(at % 7)}`,
    )
    for (const text of all) texts.add(text)
    expect(files()).toBe(before + 1)
    const numbers = all.map((_, at) => (at * 977) % all.length)
    expect(numbers.map((number) => texts.at(number))).toEqual(numbers.map((at) => all[at]))
    expect([texts.at(2_000), texts.at(9_999), texts.at(Number.NaN)]).toEqual(
      Array(3).fill(undefined),
    )
    texts.close()
    expect(files()).toBe(before)
  })

  it('are held while they are few', () => {
    const before = files()
    const texts = new SharedTexts()
    for (const text of ['面馆', '', '商行']) texts.add(text)
    expect([0, 1, 2, 3].map((number) => texts.at(number))).toEqual(['面馆', '', '商行', undefined])
    expect(files()).toBe(before)
    texts.close()
  })
})
