/** Addresses of the office: what a screen takes from them and what it writes into them. */
import { describe, expect, it } from 'vitest'
import { hrefOf, readFilter } from '../../../web/office/href-of.ts'
import { queueHref } from '../../../web/office/queue-href.ts'
import { readReviewSearch, readUnitsSearch } from '../../../web/office/read-search.ts'

describe('addresses of the office', () => {
  it('keeps the leading zero of a code through an address', () => {
    const href = hrefOf('/units', { search: '0123', area: '140602', source: undefined, open: '' })
    expect(href).toBe('/units?search=0123&area=140602')
    expect(readFilter(href.slice('/units'.length))).toEqual({ search: '0123', area: '140602' })
  })

  it('opens the whole list where an address holds filters that do not exist', () => {
    expect(readUnitsSearch({ area: '14x', block: '123', open: 'false', search: '  ' })).toEqual({})
    expect(readReviewSearch({ state: 'gone', findings: 'all', form: 7 })).toEqual({})
  })

  it('reads the filters of the review queue', () => {
    const search = { state: 'submitted', form: 'B603', area: '140602', findings: 'mandatory' }
    expect(readReviewSearch(search)).toEqual(search)
  })

  it('opens the queue at what waits for the office', () => {
    expect(queueHref('township-office')).toBe(
      '/review?awaiting=township&held=false&order=attention',
    )
    expect(queueHref('county-office')).toBe('/review?awaiting=county&held=false&order=attention')
    expect(queueHref('city-office')).toBe('/review?awaiting=city&held=false&order=attention')
    expect(queueHref('audit-administrator')).toBe('/review')
  })
})
