/** Where the typed work is: said in words, with a colour only when something is wrong. */

import { type SaveState, saveWords } from '../sheet/save-state.ts'
import { useNow } from '../use-now.ts'

export function SaveStatus({ state }: { readonly state: SaveState }) {
  const { text, tone } = saveWords(state, useNow())
  return (
    <span className="sr-save-state">
      <output className="sr-saved" data-tone={tone} aria-live="polite">
        {text}
      </output>
      {state.kind === 'sign-in' && (
        // Beside this page: what is typed stays in sight.
        <a className="sr-quiet-act" href="/sign-in/" target="_blank" rel="noreferrer">
          重新登录
        </a>
      )}
    </span>
  )
}
