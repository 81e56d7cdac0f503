/** An address of this application that leads nowhere. */
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../../ui/empty-state.tsx'

export function NotFoundScreen() {
  return <EmptyState title="没有这个页面" action={<Link to="/">回到今天</Link>} />
}
