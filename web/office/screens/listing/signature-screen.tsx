/** One signed listing: its three rosters as lists and files, whether it is intact, what changed since. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ExportPurpose } from '../../../../server/contract/exchange.ts'
import { frameOutcomeNames } from '../../../../server/contract/frame.ts'
import {
  exportRoster,
  listRoster,
  type Roster,
  type RosterUnit,
  rosterNames,
  rosters,
  verifyListing,
} from '../../../../server/contract/listing.ts'
import { call } from '../../../api/call.ts'
import { download } from '../../../api/download.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import { usePages } from '../../use-pages.ts'
import { unitKindNames } from '../units/unit-kind-names.ts'
import { changeNames, fieldName } from './listing-words.ts'

const columns: readonly Column<RosterUnit>[] = [
  {
    id: 'name',
    head: '单位详细名称',
    cell: ({ unitId, name }) => <Link href={`/units/${unitId}`}>{name}</Link>,
    title: ({ name }) => name,
  },
  { id: 'kind', head: '单位类型', width: 112, cell: ({ kind }) => unitKindNames[kind] },
  {
    id: 'code',
    head: '信用代码',
    width: 184,
    minor: true,
    cell: ({ unifiedSocialCreditCode: code }) => <span className="office-code">{code ?? ''}</span>,
  },
  {
    id: 'block',
    head: '普查小区',
    width: 144,
    minor: true,
    cell: ({ blockCode }) => blockCode ?? '',
  },
  { id: 'industry', head: '行业', width: 72, cell: ({ industryCode }) => industryCode ?? '' },
  {
    id: 'outcome',
    head: '核查情况',
    width: 112,
    cell: ({ outcome }) => frameOutcomeNames[outcome],
  },
]
const purposes: readonly { readonly value: ExportPurpose; readonly label: string }[] = [
  { value: 'report-upward', label: '上报' },
  { value: 'review', label: '审核' },
  { value: 'quality-sample', label: '质量抽查' },
  { value: 'verification', label: '程序核验（隐去地址）' },
]
type View = Roster | 'changes'

export function SignatureScreen({ signatureId }: { readonly signatureId: string }) {
  usePageTitle('清查名录')
  const [view, setView] = useState<View>('online')
  return (
    <>
      <PageHead
        title="清查名录"
        parts={[{ label: '清查验收', href: '/listing' }, { label: '清查名录' }]}
      >
        签字时的单位，分三套名录交给登记阶段：一套表单位联网直报，金融和铁路由部门报送，其余平板登记。
      </PageHead>
      <Tabs<View>
        label="名录"
        items={[
          ...rosters.map((id) => ({ id, label: rosterNames[id] })),
          { id: 'changes', label: '签字后的变化' },
        ]}
        value={view}
        onChange={setView}
      />
      {view === 'changes' ? (
        <Changes signatureId={signatureId} />
      ) : (
        <RosterList key={view} signatureId={signatureId} roster={view} />
      )}
    </>
  )
}

function RosterList({
  signatureId,
  roster,
}: {
  readonly signatureId: string
  readonly roster: Roster
}) {
  const [purpose, setPurpose] = useState<ExportPurpose>('report-upward')
  const pages = usePages({
    queryKey: [listRoster.id, signatureId, roster],
    read: async (after) => {
      const query = { roster, limit: 100, ...(after !== undefined && { after }) }
      const { units, next } = await call(listRoster, { params: { signatureId }, query })
      return { rows: units, next }
    },
  })
  const save = useMutation({
    mutationFn: () => download(exportRoster, { body: { signatureId, roster, purpose } }),
  })
  return (
    <>
      <Toolbar label="导出名录">
        <SelectField
          label="用途"
          labelHidden
          options={purposes}
          value={purpose}
          onChange={setPurpose}
        />
        <Button icon="download" pending={save.isPending} onClick={() => save.mutate()}>
          导出{rosterNames[roster]}
        </Button>
      </Toolbar>
      {save.error && <Failure error={save.error} />}
      {pages.error ? (
        <Failure error={pages.error} onRetry={pages.retry} />
      ) : (
        <DataTable
          label={rosterNames[roster]}
          columns={columns}
          rows={pages.rows}
          rowKey={({ unitId }) => unitId}
          onMore={pages.onMore}
          morePending={pages.morePending}
          empty={<EmptyState title="没有单位">签字时没有归入这套名录的单位。</EmptyState>}
        />
      )}
    </>
  )
}

function Changes({ signatureId }: { readonly signatureId: string }) {
  const { data, error, refetch } = useQuery(queryFor(verifyListing, { params: { signatureId } }))
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <>
      {data &&
        (data.intact ? (
          <Notice tone="accepted" title="封存的名录完好，摘要与签字时一致" />
        ) : (
          <Notice tone="mandatory" title="封存的名录与签字时的摘要不一致，请立即报告安全管理员" />
        ))}
      {data?.more && <p className="office-aside">变化较多，只列前 1,000 家。</p>}
      <DataTable
        label="签字后的变化"
        columns={[
          { id: 'change', head: '变化', width: 120, cell: ({ change }) => changeNames[change] },
          {
            id: 'name',
            head: '单位',
            cell: ({ unitId, name }) => <Link href={`/units/${unitId}`}>{name}</Link>,
          },
          {
            id: 'fields',
            head: '哪些不同',
            cell: ({ fields }) => fields.map(fieldName).join('、'),
          },
        ]}
        rows={data?.changes}
        rowKey={({ unitId }) => unitId}
        empty={<EmptyState title="没有变化">底册与签字时一样。</EmptyState>}
      />
    </>
  )
}
