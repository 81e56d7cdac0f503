import { expect, test } from 'vitest'
import { chooseVersion } from '../../../forms/engine/versions/choose-version.ts'

const versions = (...open: string[]) =>
  ['2023.3', '2023.2', '2023.1'].map((version) => ({ version, open: open.includes(version) }))

test.each<[string, string | null, string[], string]>([
  ['begins in the newest open version', null, ['2023.2', '2023.1'], '2023.2'],
  ['begins in the newest where none is open', null, [], '2023.3'],
  ['goes on where it is while that is open', '2023.1', ['2023.2', '2023.1'], '2023.1'],
  ['moves to the newest open version after it', '2023.1', ['2023.3', '2023.2'], '2023.3'],
  ['never goes back', '2023.2', ['2023.1'], '2023.2'],
  ['stays where no newer one is open', '2023.1', [], '2023.1'],
  ['stays in a version that is not known', '2031.1', ['2023.3'], '2031.1'],
])('work on a form %s', (_, worked, open, chosen) => {
  expect(chooseVersion(versions(...open), worked)).toBe(chosen)
})
