/**
 * Invented people and telephone numbers. Mobile numbers count up from 199 0000 0000 and landlines
 * from 555 0000, ranges the demonstration keeps to itself so that nobody real is ever called.
 */
import type { Random } from './random.ts'

export interface People {
  name(): string
  /** Eleven digits. */
  mobile(): string
  /** Seven digits, without the area code 0349. */
  landline(): string
}

export const landlineAreaCode = '0349'

const surnames: readonly (readonly [string, number])[] = [
  ['王', 9],
  ['李', 9],
  ['张', 9],
  ['刘', 7],
  ['赵', 5],
  ['杨', 4],
  ['郭', 4],
  ['高', 3],
  ['马', 3],
  ['武', 2],
  ['贾', 2],
  ['郝', 2],
  ['任', 2],
  ['康', 2],
  ['薛', 2],
  ['温', 2],
  ['尹', 2],
  ['边', 1],
  ['丰', 1],
  ['支', 1],
  ['蔚', 1],
  ['麻', 1],
  ['解', 1],
  ['苑', 1],
  ['欧阳', 0.3],
]
const givenCharacters = [
  ...'建国秀英志强丽华海燕永平晓东文斌春梅学军玉兰利民俊峰雪琴卫东艳芳宏伟慧敏振华桂花鹏程佳欣浩然思雨瑞祥雅婷',
]

export function createPeople(random: Random, firstMobile = 0): People {
  let mobiles = firstMobile
  let landlines = 0
  return {
    name() {
      const [surname] = random.weighted(surnames, ([, weight]) => weight)
      const length = random.chance(0.8) ? 2 : 1
      return surname + Array.from({ length }, () => random.pick(givenCharacters)).join('')
    },
    mobile: () => `199${String(mobiles++).padStart(8, '0')}`,
    landline: () => `555${String(landlines++ % 10_000).padStart(4, '0')}`,
  }
}
