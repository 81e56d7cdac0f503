import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ResponseTags } from '../../../web/office/screens/units/response-tags.tsx'

const textOf = (element: React.ReactElement): string =>
  renderToStaticMarkup(element).replaceAll(/<[^>]*>/g, '')

it('a unit shows its most pressing form, and how many it has besides: more would be cut off', () => {
  const responses = [
    { responseId: 'a', formId: '601', state: 'draft' },
    { responseId: 'b', formId: '602', state: 'returned' },
    { responseId: 'c', formId: '609', state: 'submitted' },
  ]
  const shown = textOf(<ResponseTags responses={responses} />)
  expect(shown).toContain('602')
  expect(shown).toContain('已退回')
  expect(shown).toContain('另 2 张')
  expect(shown).not.toContain('601')
  expect(textOf(<ResponseTags responses={responses.slice(0, 1)} />)).not.toContain('另')
  expect(textOf(<ResponseTags responses={[]} />)).toBe('—')
})
