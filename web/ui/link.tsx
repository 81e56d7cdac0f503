/**
 * Links without a router: the kit draws them through whatever link the app provides at its root,
 * a plain <a> otherwise.
 */
import { type ComponentType, createContext, type ReactNode, useContext } from 'react'

export interface LinkProps {
  readonly href: string
  readonly className?: string | undefined
  readonly children?: ReactNode
  readonly 'aria-current'?: 'page' | undefined
  readonly onClick?: (() => void) | undefined
}

function PlainLink(props: LinkProps) {
  return <a {...props} />
}

export const LinkContext = createContext<ComponentType<LinkProps>>(PlainLink)

export function Link(props: LinkProps) {
  const Chosen = useContext(LinkContext)
  return <Chosen {...props} />
}
