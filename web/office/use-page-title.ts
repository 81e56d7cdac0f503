/** The title of the browser window: the screen, never a unit or a number. */
import { useEffect } from 'react'

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 普查办 · 经普`
  }, [title])
}
