/** An address that leads nowhere. */
import { EmptyState } from '../../ui/empty-state.tsx'
import { Link } from '../../ui/link.tsx'
import { usePageTitle } from '../use-page-title.ts'

export function NotFoundScreen() {
  usePageTitle('没有这个页面')
  return (
    <EmptyState title="没有这个页面" action={<Link href="/">回到工作台</Link>}>
      地址可能不完整，请从左侧菜单进入。
    </EmptyState>
  )
}
