/**
 * What every app wraps itself in, once: styles, toasts, tooltips, the app's link, and no inline
 * style elements (the content-security policy forbids them).
 */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { type ComponentType, type ReactNode, useLayoutEffect } from 'react'
import { LinkContext, type LinkProps } from './link.tsx'
import { ToastRegion } from './toast.tsx'
import './tokens.css'
import './base.css'

export type Density = 'office' | 'self-report' | 'field'

export interface UiRootProps {
  readonly density: Density
  /** Pure black on white with 2 px rules, for work outdoors. */
  readonly sunlight?: boolean
  /** Draws a link with the app's router; its `href` is a path inside the app. */
  readonly link?: ComponentType<LinkProps>
  readonly children: ReactNode
}

export function UiRoot({ density, sunlight = false, link, children }: UiRootProps) {
  useLayoutEffect(() => {
    const root = document.documentElement
    root.dataset.density = density
    root.toggleAttribute('data-sunlight', sunlight)
  }, [density, sunlight])
  const tree = (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={400}>
        <ToastRegion>{children}</ToastRegion>
      </Tooltip.Provider>
    </CSPProvider>
  )
  return link ? <LinkContext value={link}>{tree}</LinkContext> : tree
}
