import { expect, it } from 'vitest'
import { ruleNumber } from '../../../web/office/screens/findings/finding-words.tsx'

it('shows the number of a relation, and no name of the program where there is none', () => {
  expect(ruleNumber('B603-019')).toBe('B603-019')
  expect(ruleNumber('611-1-004')).toBe('611-1-004')
  expect(ruleNumber('601-required-unitName')).toBe('')
  expect(ruleNumber('registration-outside-block')).toBe('')
})
