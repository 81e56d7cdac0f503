/** The window's title: the place, never a unit's name. */
import { useEffect } from 'react'

export function usePageTitle(place: string): void {
  useEffect(() => {
    document.title = `${place} · 网上填报 · 经普`
  }, [place])
}
