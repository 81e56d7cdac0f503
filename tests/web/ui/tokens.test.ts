import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { projectPath } from '../../../server/platform/project-path.ts'

const css = readFileSync(projectPath('web/ui/tokens.css'), 'utf8')

function tokensOf(selector: string): Readonly<Record<string, string>> {
  const block = css.split(`\n${selector} {`)[1]?.split('\n}')[0] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]),
  )
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

const day = tokensOf(':root')
const sunlight = { ...day, ...tokensOf(':root[data-sunlight]') }

describe.each([
  ['by day', day, 4.5],
  ['in sunlight', sunlight, 7],
] as const)('the colours %s', (_, tokens, least) => {
  it.each([
    ['--ink', '--paper-3'],
    ['--ink-2', '--paper-3'],
    ['--ink-3', '--paper-2'],
    ['--action', '--paper-2'],
    ['--action-strong', '--action-ground'],
    ['--on-action', '--action'],
    ['--mandatory', '--mandatory-ground'],
    ['--mandatory', '--paper-2'],
    ['--verify', '--verify-ground'],
    ['--advisory', '--advisory-ground'],
    ['--accepted', '--accepted-ground'],
    ['--mandatory', '--action-ground'],
    ['--ink-2', '--action-ground'],
  ])('%s can be read on %s', (text, ground) => {
    expect(contrast(tokens[text]!, tokens[ground]!)).toBeGreaterThanOrEqual(least)
  })

  it('shows the edge of a control', () => {
    expect(contrast(tokens['--control-rule']!, tokens['--paper']!)).toBeGreaterThanOrEqual(3)
  })
})

describe('the four meanings', () => {
  it('are the colours of the specification', () => {
    expect(day).toMatchObject({
      '--mandatory': '#c2301c',
      '--verify': '#9a5b00',
      '--advisory': '#17708f',
      '--accepted': '#26713a',
    })
  })
})
