/** Draws the kit's links through the router; pressed with a key held they open a new tab as usual. */
import type { MouseEvent } from 'react'
import type { LinkProps } from '../ui/link.tsx'
import { BASE_PATH, go } from './office-history.ts'

export function OfficeLink({ href, onClick, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.()
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey
    if (!plain || event.altKey || event.defaultPrevented) return
    event.preventDefault()
    go(href)
  }
  return <a {...rest} href={BASE_PATH + href} onClick={follow} />
}
