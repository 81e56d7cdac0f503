/** Regions, sounds and names of industries from the project's own lists, loaded when first asked for. */
import type { Vocabulary } from './records.ts'
import { buildRegionNames } from './region-names.ts'
import { buildSounds } from './sounds.ts'

let loading: Promise<Vocabulary> | undefined

export function loadVocabulary(): Promise<Vocabulary> {
  loading ??= load()
  return loading
}

async function load(): Promise<Vocabulary> {
  const [china, city, industry, readings] = await Promise.all([
    import('../../codelists/areas-china.json'),
    import('../../codelists/areas-shuozhou.json'),
    import('../../codelists/industry.json'),
    import('../../industry/readings.json'),
  ])
  const counties = china.default.items.map(({ name }) => name)
  const towns = city.default.items
    .filter(({ level }) => level !== 'village')
    .map(({ name }) => name)
  return {
    regions: buildRegionNames([...counties, ...towns]),
    sounds: buildSounds(readings.default),
    industryCodes: new Map(
      industry.default.items
        .filter(({ code }) => /^\d/.test(code))
        .map(({ code, name }) => [name, code]),
    ),
  }
}
