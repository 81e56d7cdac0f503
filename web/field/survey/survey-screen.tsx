/** 事后抽查: the drawn blocks one has to walk. What was registered there before is not shown anywhere. */
import { Link } from '@tanstack/react-router'
import { listPesWork } from '../../../server/contract/post-enumeration.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useKeptQuery } from '../device/use-kept-query.ts'
import { Failed } from '../screens/failed.tsx'
import { usePageTitle } from '../screens/use-page-title.ts'

export function SurveyScreen() {
  usePageTitle('事后抽查')
  const query = useKeptQuery(listPesWork, {})
  return (
    <main className="field-page">
      <nav aria-label="所在位置" className="field-back">
        <Link to="/">
          <Icon name="back" /> 今天
        </Link>
      </nav>
      <h1>事后抽查</h1>
      <p className="field-row-note">
        独立调查：从小区一角起逐栋、逐层、逐户走完，查到一户登一户。不要向原普查员打听原来怎么登记。
      </p>
      {query.isPending && <Skeleton lines={4} />}
      {query.error && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.data?.blocks.length === 0 && (
        <EmptyState title="没有分给您的抽查小区">由市级普查办分派后出现在这里。</EmptyState>
      )}
      <ul className="field-list">
        {query.data?.blocks.map(
          ({ surveyId, surveyName, blockCode, name, areaNames, ...block }) => (
            <li key={`${surveyId} ${blockCode}`}>
              <Link
                to="/survey/$surveyId/$blockCode"
                params={{ surveyId, blockCode }}
                className="field-row"
              >
                <span className="field-row-main">
                  <span className="field-row-title">
                    {areaNames.join(' ')} {name}
                  </span>
                  <span className="field-row-note">{surveyName}</span>
                </span>
                <span className="field-row-side">
                  {block.reportedAt === null ? (
                    `已登 ${block.found.length} 户`
                  ) : (
                    <span className="field-done">✔ 已报完</span>
                  )}
                </span>
                <Icon name="right" />
              </Link>
            </li>
          ),
        )}
      </ul>
    </main>
  )
}
