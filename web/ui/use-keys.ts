/**
 * Shortcuts of a screen by the key's name, e.g. { j: next, k: previous, '?': help }. Silent while
 * someone writes, while an input method composes, and when Ctrl, Alt or Meta is held.
 */
import { useEffect, useRef } from 'react'
import { isTypingTarget } from './typing-target.ts'

export function useKeys(keys: Readonly<Record<string, () => void>>, enabled = true): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!enabled) return
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
      if (event.defaultPrevented || isTypingTarget(event.target)) return
      const act = latest.current[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [enabled])
}
