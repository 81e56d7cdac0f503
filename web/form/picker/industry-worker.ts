/** Suggests industries off the page's own thread: the index of 38,000 terms takes a slow tablet a second to build. */
import { loadIndustryIndex } from '../../../forms/engine/industry/load-industry-index.ts'
import { suggestIndustries } from '../../../forms/engine/industry/suggest-industries.ts'
import type { IndustryAnswer, IndustryQuestion } from './industry-suggester.ts'

const MOST = 12

self.addEventListener('message', async ({ data }: MessageEvent<IndustryQuestion>) => {
  const { id, phrase, sections } = data
  const index = await loadIndustryIndex()
  const suggestions = suggestIndustries(index, phrase, {
    limit: MOST,
    ...(sections === undefined ? {} : { sections }),
  })
  const answer: IndustryAnswer = { id, suggestions }
  self.postMessage(answer)
})
