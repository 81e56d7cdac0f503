/** Every revision as it came: number, who, when by the server's clock, what changed. Two compare. */
import { useState } from 'react'
import type { FormDefinition } from '../../../../forms/engine/types.ts'
import { type Role, roleNames } from '../../../../server/contract/identity.ts'
import type { ResponseDetail, RevisionSummary } from '../../../../server/contract/responses.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { FindingCountMarks } from './finding-count-marks.tsx'
import { indicatorTitle } from './indicator-title.ts'
import { RevisionComparison } from './revision-comparison.tsx'

export interface RevisionHistoryProps {
  readonly detail: ResponseDetail
  readonly form: FormDefinition
}

export function RevisionHistory({ detail, form }: RevisionHistoryProps) {
  const newestFirst = [...detail.revisions].sort((a, b) => b.number - a.number)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(newestFirst.slice(0, 2).map((revision) => revision.revisionId)),
  )
  const [comparing, setComparing] = useState(false)
  const chosen = newestFirst.filter((revision) => ticked.has(revision.revisionId)).reverse()
  const [before, after] = chosen
  const columns: readonly Column<RevisionSummary>[] = [
    {
      id: 'number',
      head: '版本',
      width: 88,
      cell: (revision) => `${revision.number} ${revision.intent === 'submit' ? '报送' : '草稿'}`,
    },
    {
      id: 'time',
      head: '收到时间',
      width: 112,
      cell: (revision) => <TimeStamp at={revision.receivedAt} />,
    },
    {
      id: 'from',
      head: '报送人',
      width: 160,
      cell: (revision) => `${revision.receivedFrom}（${roleWord(revision.role)}）`,
      title: (revision) => `${revision.receivedFrom}（${roleWord(revision.role)}）`,
    },
    {
      id: 'changed',
      head: '改动',
      cell: (revision) => (
        <>
          {changedWords(revision, form)}
          {revision.unitNote && <p className="office-aside">{revision.unitNote}</p>}
        </>
      ),
      title: (revision) => revision.changed.map((path) => indicatorTitle(form, path)).join('、'),
    },
    {
      id: 'findings',
      head: '当时的审核问题',
      width: 168,
      minor: true,
      cell: (revision) => <FindingCountMarks counts={revision.counts} />,
    },
    {
      id: 'rules',
      head: '审核关系版本',
      width: 144,
      minor: true,
      cell: (revision) => <RulesOf revision={revision} />,
    },
  ]
  return (
    <>
      <Toolbar
        label="版本"
        end={
          <Button
            size="small"
            reason={chosen.length === 2 ? undefined : `请勾选两个版本（已勾 ${chosen.length} 个）`}
            onClick={() => setComparing(true)}
          >
            比较两个版本
          </Button>
        }
      >
        <p className="office-aside">每次报送都原样保存，时间为服务器收到时间。</p>
      </Toolbar>
      <DataTable
        label="版本"
        columns={columns}
        rows={newestFirst}
        rowKey={(revision) => revision.revisionId}
        ticked={ticked}
        onTick={(next) => {
          setTicked(next)
          setComparing(false)
        }}
        empty={<EmptyState title="还没有报送过">报送后每一版都留在这里。</EmptyState>}
      />
      {comparing && before && after && chosen.length === 2 && (
        <RevisionComparison
          responseId={detail.response.responseId}
          form={form}
          before={before}
          after={after}
        />
      )}
    </>
  )
}

function RulesOf({ revision: { ruleVersion, rulesEffectiveAt } }: { revision: RevisionSummary }) {
  return (
    <>
      {ruleVersion}
      {rulesEffectiveAt !== undefined && (
        <p className="office-aside">
          <TimeStamp at={rulesEffectiveAt} /> 起
        </p>
      )}
    </>
  )
}

function changedWords(revision: RevisionSummary, form: FormDefinition): string {
  if (revision.number === 1) return `首次填报，${revision.changed.length} 项`
  if (revision.changed.length === 0) return '内容未变'
  const names = revision.changed.slice(0, 3).map((path) => indicatorTitle(form, path))
  return revision.changed.length > 3
    ? `${names.join('、')} 等 ${revision.changed.length} 项`
    : names.join('、')
}

function roleWord(role: string): string {
  return Object.hasOwn(roleNames, role) ? roleNames[role as Role] : role
}
