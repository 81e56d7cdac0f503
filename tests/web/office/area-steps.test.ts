/** Area codes as steps of the cascade. */
import { describe, expect, it } from 'vitest'
import { hasAreasBelow, prefixOf, stepsBetween } from '../../../web/office/area-steps.ts'

describe('area steps', () => {
  it('drops the zeros that only fill a code up', () => {
    expect(prefixOf('140600000000')).toBe('1406')
    expect(prefixOf('140602000000')).toBe('140602')
    expect(prefixOf('140602001000')).toBe('140602001')
    expect(prefixOf('140602100201')).toBe('140602100201')
  })

  it('leaves a prefix as it is', () => {
    expect(prefixOf('140602')).toBe('140602')
    expect(prefixOf('140602100')).toBe('140602100')
  })

  it('walks from the own area down to the chosen one', () => {
    expect(stepsBetween('1406', '140602001')).toEqual(['140602', '140602001'])
    expect(stepsBetween('140602', undefined)).toEqual([])
  })

  it('does not walk into the neighbouring county', () => {
    expect(stepsBetween('140602', '140603100')).toEqual([])
  })

  it('ends at the village', () => {
    expect(hasAreasBelow('140602001')).toBe(true)
    expect(hasAreasBelow('140602001001')).toBe(false)
  })
})
