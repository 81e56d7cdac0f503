/** Matches off the page's own thread: no keystroke waits for it. */
import { loadVocabulary } from '../../../forms/engine/linkage/load-vocabulary.ts'
import { matchInBlock } from './match-in-block.ts'
import type { MatchAnswer, MatchQuestion } from './use-matches.ts'

self.addEventListener('message', async ({ data }: MessageEvent<MatchQuestion>) => {
  const { number, units, record } = data
  const matches = matchInBlock(await loadVocabulary(), units, record)
  self.postMessage({ number, matches } satisfies MatchAnswer)
})
