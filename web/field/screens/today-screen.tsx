/** 今天: my blocks with what is left in them, and the work I left off. */
import { Link } from '@tanstack/react-router'
import { formTable } from '../../../forms/form-words.ts'
import { type BlockSummary, listBlocks } from '../../../server/contract/areas.ts'
import { getOwnCertificate } from '../../../server/contract/certificate.ts'
import { useSession } from '../../shell/session.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useDeviceData } from '../device/device.tsx'
import { useKeptQuery } from '../device/use-kept-query.ts'
import { useUnsent } from '../device/use-unsent.ts'
import { OfflineState } from '../offline/offline-state.tsx'
import { SurveyLink } from '../survey/survey-link.tsx'
import { RemainingStrip } from '../work/remaining-strip.tsx'
import { Failed } from './failed.tsx'
import { usePageTitle } from './use-page-title.ts'

export function TodayScreen() {
  usePageTitle('今天')
  const { account } = useSession()
  const query = useKeptQuery(listBlocks, { query: {} })
  // Kept from here on, so that it can be shown where there is no signal.
  useKeptQuery(getOwnCertificate, {})
  return (
    <main className="field-page">
      <h1>今天</h1>
      <OfflineState />
      <RemainingStrip />
      <Link to="/certificate" className="field-row">
        <Icon name="user" />
        <span className="field-row-main">普查员证</span>
        <span className="field-row-side">入户先出示</span>
        <Icon name="right" />
      </Link>
      <SurveyLink />
      <Remaining blocks={query.data?.blocks ?? []} />
      {account.role === 'supervisor' && (
        <Link to="/supervise" className="field-primary">
          分派小区 · 待复核 · 随机复查
        </Link>
      )}
      <LeftOff />
      <section aria-labelledby="blocks-title">
        <h2 id="blocks-title">我的普查小区</h2>
        {query.isPending && <Skeleton lines={6} />}
        {query.error && <Failed error={query.error} retry={() => void query.refetch()} />}
        {query.data?.blocks.length === 0 && (
          <EmptyState title="还没有分给您的普查小区">
            请联系普查指导员或乡级普查办分派小区。
          </EmptyState>
        )}
        <ul className="field-list">
          {query.data?.blocks.map((block) => (
            <BlockRow key={block.code} block={block} />
          ))}
        </ul>
      </section>
    </main>
  )
}

function Remaining({ blocks }: { blocks: readonly BlockSummary[] }) {
  const unsent = useUnsent()
  const sum = (pick: (counts: BlockSummary['counts']) => number) =>
    blocks.reduce((total, block) => total + pick(block.counts), 0)
  const figures = [
    ['已登记单位', sum((counts) => counts.responsesSubmitted)],
    ['退回待改', sum((counts) => counts.responsesReturned)],
    ['未发送', unsent.waiting + unsent.stuck],
  ] as const
  return (
    <dl className="field-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value.toLocaleString('zh-CN')}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The drafts of this device, newest first: one tap and the work goes on. */
function LeftOff() {
  const drafts = useDeviceData(async (database) =>
    (await database.getAll('drafts'))
      .filter((draft) => draft.sealedEdition !== draft.edition)
      .sort((a, b) => b.savedAt.localeCompare(a.savedAt))
      .slice(0, 3),
  )
  if (!drafts || drafts.length === 0) return null
  return (
    <section aria-labelledby="left-off-title">
      <h2 id="left-off-title">继续上次</h2>
      <ul className="field-list">
        {drafts.map((draft) => (
          <li key={draft.responseId}>
            <Link
              to="/responses/$responseId"
              params={{ responseId: draft.responseId }}
              className="field-row"
            >
              <Icon name="edit" />
              <span className="field-row-main">{draft.title || '未填名称的单位'}</span>
              <span className="field-row-side">{formTable(draft.formId)}</span>
              <Icon name="right" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function BlockRow({ block }: { block: BlockSummary }) {
  const { counts } = block
  return (
    <li>
      <Link to="/blocks/$blockCode" params={{ blockCode: block.code }} className="field-row">
        <span className="field-row-main">
          <span className="field-row-title">{block.name}</span>
          <span className="field-row-note">{block.areaNames.join(' ')}</span>
        </span>
        <span className="field-row-side">
          {counts.openFrameRecords > 0 ? (
            <strong className="field-open">待核实 {counts.openFrameRecords}</strong>
          ) : (
            <span className="field-done">✔ 底册已核完</span>
          )}
          <span>
            {counts.buildings} 栋 · {counts.units} 家
          </span>
        </span>
        <Icon name="right" />
      </Link>
    </li>
  )
}
