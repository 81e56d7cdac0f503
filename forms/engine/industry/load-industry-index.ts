/** The index over the project's own vocabulary, loaded and built when first asked for. */
import { buildIndustryIndex, type IndustryIndex } from './build-industry-index.ts'

let loading: Promise<IndustryIndex> | undefined

export function loadIndustryIndex(): Promise<IndustryIndex> {
  loading ??= load()
  return loading
}

async function load(): Promise<IndustryIndex> {
  const [industry, noteTerms, everydayWords, goods, readings] = await Promise.all([
    import('../../codelists/industry.json'),
    import('../../industry/note-terms.json'),
    import('../../industry/everyday-words.json'),
    import('../../industry/goods.json'),
    import('../../industry/readings.json'),
  ])
  return buildIndustryIndex({
    industry: industry.default,
    noteTerms: noteTerms.default,
    everydayWords: everydayWords.default,
    goods: goods.default,
    readings: readings.default,
  })
}
