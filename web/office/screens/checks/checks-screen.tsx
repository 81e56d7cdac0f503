/** 审核关系: what is being drafted, and the checks of every form. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formMark } from '../../../../forms/form-words.ts'
import { formSummaries } from '../../../../forms/generated/registry.ts'
import {
  type CheckDraft,
  listCheckDrafts,
  listRuleSets,
} from '../../../../server/contract/checks.ts'
import { queryFor } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { go } from '../../office-history.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { kindNames, stateWords } from './draft-words.ts'

type View = 'drafts' | 'forms'

export function ChecksScreen() {
  usePageTitle('审核关系')
  const { role } = useOffice()
  const mayDraft = role === 'city-office'
  const [view, setView] = useState<View>(mayDraft ? 'drafts' : 'forms')
  return (
    <>
      <PageHead title="审核关系">
        起草、试算、由第二人审批后发布；发布自生效时间起在平板、企业端和服务器一致执行。
      </PageHead>
      <Tabs<View>
        label="审核关系的各部分"
        value={view}
        onChange={setView}
        items={[
          ...(mayDraft ? [{ id: 'drafts' as const, label: '草稿与审批' }] : []),
          { id: 'forms', label: '各表审核关系' },
        ]}
      />
      {view === 'drafts' ? <Drafts /> : <Forms />}
    </>
  )
}

const draftHref = (draft: CheckDraft) => `/checks/drafts/${draft.id}`

const draftColumns: readonly Column<CheckDraft>[] = [
  { id: 'form', head: '表号', width: 96, cell: (draft) => formMark(draft.formId) },
  {
    id: 'check',
    head: '编号',
    width: 160,
    cell: (draft) => <Link href={draftHref(draft)}>{draft.checkId}</Link>,
  },
  { id: 'kind', head: '内容', width: 80, cell: (draft) => kindNames[draft.kind] },
  {
    id: 'state',
    head: '状态',
    width: 112,
    cell: (draft) => {
      const [word, tone] = stateWords[draft.state]
      return <StatusTag tone={tone}>{word}</StatusTag>
    },
  },
  { id: 'reason', head: '原因', cell: (draft) => draft.reason, title: (draft) => draft.reason },
  { id: 'author', head: '起草人', width: 104, minor: true, cell: (draft) => draft.authorName },
  {
    id: 'decided',
    head: '审批人',
    width: 104,
    minor: true,
    cell: (draft) => draft.decidedByName ?? '—',
  },
  { id: 'version', head: '版本', width: 104, cell: (draft) => draft.ruleVersion ?? '—' },
  {
    id: 'updated',
    head: '最后变动',
    width: 152,
    minor: true,
    cell: (draft) => <TimeStamp at={draft.updatedAt} />,
  },
]

function Drafts() {
  const { data, error, refetch } = useQuery(queryFor(listCheckDrafts, { query: {} }))
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <DataTable
      label="草稿与审批"
      columns={draftColumns}
      rows={data?.drafts}
      rowKey={(draft) => draft.id}
      onOpen={(draft) => go(draftHref(draft))}
      skeletonRows={4}
      empty={
        <EmptyState title="还没有草稿">在“各表审核关系”里选一张表，新增、修改或停用。</EmptyState>
      }
    />
  )
}

interface FormLine {
  readonly id: string
  readonly title: string
  readonly ruleVersion: string
  readonly changes: number
}

const formHref = (form: FormLine) => `/checks/${encodeURIComponent(form.id)}`

const formColumns: readonly Column<FormLine>[] = [
  { id: 'id', head: '表号', width: 136, cell: (form) => formMark(form.id) },
  {
    id: 'title',
    head: '表名',
    cell: (form) => <Link href={formHref(form)}>{form.title}</Link>,
  },
  { id: 'version', head: '现行审核关系版本', width: 176, cell: (form) => form.ruleVersion },
  {
    id: 'changes',
    head: '发布后变动',
    width: 112,
    align: 'end',
    cell: (form) => (form.changes === 0 ? '—' : form.changes),
  },
]

function Forms() {
  const { data, error, refetch } = useQuery(queryFor(listRuleSets, {}))
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  const now = new Date().toISOString()
  const lines = formSummaries.map(({ id, title, version }) => {
    const inForce = data?.ruleSets.findLast((set) => set.formId === id && set.effectiveAt <= now)
    return {
      ...{ id, title },
      ruleVersion: inForce?.ruleVersion ?? version,
      changes: inForce?.changes.length ?? 0,
    }
  })
  return (
    <DataTable
      label="各表审核关系"
      columns={formColumns}
      rows={data && lines}
      rowKey={(form) => form.id}
      onOpen={(form) => go(formHref(form))}
      empty={<EmptyState title="还没有表式">表式随系统安装，请联系系统管理员。</EmptyState>}
    />
  )
}
