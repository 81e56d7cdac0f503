/** On today's screen: blocks somebody from here is to survey elsewhere. Nothing for all others. */
import { Link } from '@tanstack/react-router'
import { listPesWork } from '../../../server/contract/post-enumeration.ts'
import { Icon } from '../../ui/icon.tsx'
import { useKeptQuery } from '../device/use-kept-query.ts'

export function SurveyLink() {
  const { data } = useKeptQuery(listPesWork, {})
  const blocks = data?.blocks ?? []
  if (blocks.length === 0) return null
  const left = blocks.filter(({ reportedAt }) => reportedAt === null).length
  return (
    <Link to="/survey" className="field-row">
      <Icon name="search" />
      <span className="field-row-main">事后抽查</span>
      <span className="field-row-side">
        {left > 0 ? `还有 ${left} 个小区` : `${blocks.length} 个小区已报完`}
      </span>
      <Icon name="right" />
    </Link>
  )
}
