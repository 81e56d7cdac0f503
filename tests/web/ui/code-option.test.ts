import { describe, expect, it } from 'vitest'
import { answersTo } from '../../../web/ui/code-option.ts'

const options = [
  { code: '0610', name: '烟煤和无烟煤开采洗选' },
  { code: '1411', name: '糕点、面包制造' },
  { code: '14', name: '食品制造业' },
  { code: '5114', name: '食品批发' },
  { code: '2614', name: '有机化学原料制造' },
]
const codes = (text: string, limit = 10) =>
  answersTo(options, text, limit).map((option) => option.code)

describe('looking up a code', () => {
  it('puts the code itself first, then the codes below it', () => {
    expect(codes('14')).toEqual(['14', '1411'])
  })

  it('puts names that begin so before names that contain it', () => {
    expect(codes('食品')).toEqual(['14', '5114'])
    expect(codes('制造')).toEqual(['1411', '14', '2614'])
  })

  it('finds the option as it reads when chosen', () => {
    expect(codes('0610 烟煤和无烟煤开采洗选')).toEqual(['0610'])
  })

  it('lists the start of the list for nothing typed, and nothing for what does not exist', () => {
    expect(codes(' ', 2)).toEqual(['0610', '1411'])
    expect(codes('渔业')).toEqual([])
  })
})
