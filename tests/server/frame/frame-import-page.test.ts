import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { headingsByMeaning } from '../../../server/domains/frame/headings.ts'
import { noticeMeanings, rejectionReasons } from '../../../server/domains/frame/reasons.ts'
import { sources } from '../../../server/domains/frame/sources.ts'
import { projectPath } from '../../../server/platform/project-path.ts'

describe('the page on importing lists', () => {
  const page = readFileSync(projectPath('docs/frame-import.md'), 'utf8')
  const missing = (words: readonly string[]) => words.filter((word) => !page.includes(word))

  it('explains every reason and every notice with its remedy', () => {
    const codes = [...Object.keys(rejectionReasons), ...Object.keys(noticeMeanings)]
    expect(codes.length).toBeGreaterThan(20)
    expect(missing(codes.map((code) => `| \`${code}\` `))).toEqual([])
    expect(missing(Object.values(rejectionReasons))).toEqual([])
    expect(missing(Object.values(noticeMeanings))).toEqual([])
  })

  it('lists every heading that is understood and every department', () => {
    expect(missing(Object.values(headingsByMeaning).flat())).toEqual([])
    expect(
      missing(sources.flatMap((each) => [`\`${each.id}\``, each.department, ...each.aliases])),
    ).toEqual([])
  })
})
