/** Where the typed work is: said in words, with a colour only when something is wrong. */

import { type SaveState, saveWords } from '../sheet/save-state.ts'
import { useNow } from '../use-now.ts'

export function SaveStatus({ state }: { readonly state: SaveState }) {
  const { text, tone } = saveWords(state, useNow())
  return (
    <output className="sr-saved" data-tone={tone} aria-live="polite">
      {text}
    </output>
  )
}
