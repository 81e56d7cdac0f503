import { expect, test } from 'vitest'
import { showKept } from '../../../web/form/versions/show-kept.ts'

test.each<[unknown, string]>([
  [12345, '12,345'],
  [-0.125, '-0.125'],
  [0, '0'],
  ['', '空'],
  [null, '空'],
  [true, '是'],
  [['1', '3'], '1、3'],
  [[{ name: '一', income: 5 }, { name: '二' }], '一，5；二'],
])('what was kept aside is shown whole: %j', (value, text) => {
  expect(showKept(value)).toBe(text)
})
