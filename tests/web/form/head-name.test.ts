import { expect, test } from 'vitest'
import { headName } from '../../../web/form/head-name.ts'

test.each([
  [{ group: null, title: '代码' }, '代码'],
  [{ group: '消耗金额', title: '一季度' }, '消耗金额　一季度'],
  [{ group: '本年', title: '本年单位产品能耗' }, '本年单位产品能耗'],
])('%j is called %s', (head, name) => {
  expect(headName(head)).toBe(name)
})
