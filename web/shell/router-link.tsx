/** Draws the kit's links with the application's router; `href` is a path inside the application. */
import { Link } from '@tanstack/react-router'
import type { LinkProps } from '../ui/link.tsx'

export function RouterLink({ href, ...rest }: LinkProps) {
  return <Link to={href} {...rest} />
}
