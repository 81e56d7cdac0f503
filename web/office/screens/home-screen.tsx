/** What stands first for each post: the overview for offices, their one place for all others. */
import { useEffect } from 'react'
import { useSession } from '../../shell/session.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { become } from '../office-history.ts'
import { placesOf } from '../places.ts'
import type { AreaSearch } from '../read-search.ts'
import { OverviewScreen } from './overview/overview-screen.tsx'

export function HomeScreen(search: AreaSearch) {
  const { role } = useSession().account
  const home = placesOf(role)[0]?.href
  useEffect(() => {
    if (home !== undefined && home !== '/') become(home)
  }, [home])
  if (home === '/') return <OverviewScreen {...search} />
  return home === undefined ? (
    <EmptyState title="这里没有您的工作">账号和设备由系统管理员在账号管理中办理。</EmptyState>
  ) : null
}
