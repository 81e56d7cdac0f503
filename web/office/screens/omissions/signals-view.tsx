/** 线索: what says that something is missing; each is judged with a reason or sent to a tablet. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  findSignals,
  listOmissionSignals,
  type OmissionSignal,
  signalKindNames,
  signalKinds,
  signalStateNames,
  signalStates,
  taskFindingNames,
} from '../../../../server/contract/omissions.ts'
import { call } from '../../../api/call.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import type { OmissionsSearch } from '../../read-search.ts'
import { useOffice } from '../../use-office.ts'
import { usePages } from '../../use-pages.ts'
import type { ChangeOmissions } from './omissions-screen.tsx'
import { SignalDialog } from './signal-dialog.tsx'

const ANY = 'any'

export function SignalsView({
  filter,
  onChange,
}: {
  readonly filter: OmissionsSearch
  readonly onChange: ChangeOmissions
}) {
  const { area, kind, state = 'open' } = filter
  const { role } = useOffice()
  const [opened, setOpened] = useState<OmissionSignal>()
  const toast = useToast()
  const client = useQueryClient()
  const narrowed = { ...(area !== undefined && { area }), ...(kind !== undefined && { kind }) }
  const counts = useQuery({
    ...queryFor(listOmissionSignals, { query: narrowed }),
    select: (data) => data.counts,
  }).data
  const pages = usePages({
    queryKey: [listOmissionSignals.id, state, narrowed],
    read: async (after) => {
      const query = { ...narrowed, state, ...(after !== undefined && { after }) }
      const { signals, next } = await call(listOmissionSignals, { query })
      return { rows: signals, next }
    },
  })
  const look = useMutation({
    mutationFn: () => call(findSignals, {}),
    onSuccess: async ({ fresh, lapsed }) => {
      toast({ title: `新线索 ${fresh} 条，消失 ${lapsed} 条`, tone: 'accepted' })
      await client.invalidateQueries({ queryKey: keyOf(listOmissionSignals) })
    },
  })
  const mayNot = role === 'township-office' ? '由县级普查办办理' : undefined
  const columns: readonly Column<OmissionSignal>[] = [
    { id: 'kind', head: '哪类', width: 136, cell: (each) => signalKindNames[each.kind] },
    {
      id: 'says',
      head: '线索',
      cell: (each) => each.says,
      title: (each) => each.says,
    },
    {
      id: 'place',
      head: '哪里',
      width: 152,
      minor: true,
      cell: ({ blockCode, areaNames }) =>
        blockCode === null ? (
          (areaNames.at(-1) ?? '')
        ) : (
          <Link
            href={`/blocks/${blockCode}`}
          >{`${areaNames.at(-1) ?? ''} ${blockCode.slice(-2)}`}</Link>
        ),
      title: ({ areaNames }) => areaNames.join(' '),
    },
    {
      id: 'last',
      head: '办到哪里',
      width: 200,
      minor: true,
      cell: (each) => lastWord(each),
      title: (each) => lastWord(each),
    },
    {
      id: 'act',
      head: '办理',
      width: 80,
      cell: (each) => (
        <Button size="small" onClick={() => setOpened(each)}>
          办理
        </Button>
      ),
    },
  ]
  return (
    <>
      <Toolbar label="筛选线索">
        <SelectField
          label="状态"
          labelHidden
          options={signalStates.map((each) => ({
            value: each,
            label: `${signalStateNames[each]}${counts ? ` ${counts[each]}` : ''}`,
          }))}
          value={state}
          onChange={(next) => onChange({ state: next === 'open' ? undefined : next })}
        />
        <SelectField
          label="哪类"
          labelHidden
          options={[
            { value: ANY, label: '全部种类' },
            ...signalKinds.map((value) => ({ value, label: signalKindNames[value] })),
          ]}
          value={kind ?? ANY}
          onChange={(next) => onChange({ kind: next === ANY ? undefined : next })}
        />
        <AreaFilter value={area} onChange={(next) => onChange({ area: next })} labelHidden />
        <Button
          icon="search"
          pending={look.isPending}
          reason={mayNot}
          onClick={() => look.mutate()}
        >
          查找线索
        </Button>
      </Toolbar>
      {look.error && <Failure error={look.error} />}
      {pages.error ? (
        <Failure error={pages.error} onRetry={pages.retry} />
      ) : (
        <DataTable
          label="漏报线索"
          columns={columns}
          rows={pages.rows}
          rowKey={({ signalId }) => signalId}
          onMore={pages.onMore}
          morePending={pages.morePending}
          empty={
            <EmptyState title="没有这样的线索">
              点“查找线索”，从小区、楼栋、税电名录、上次普查和上下级关系里找可能的漏报。
            </EmptyState>
          }
        />
      )}
      {opened && (
        <SignalDialog signal={opened} mayNot={mayNot} onClose={() => setOpened(undefined)} />
      )}
    </>
  )
}

function lastWord({ steps, state }: OmissionSignal): string {
  const last = steps.at(-1)
  if (!last) return state === 'lapsed' ? signalStateNames.lapsed : ''
  if (last.finding !== null) return `${taskFindingNames[last.finding]}（${last.by}）`
  const words = { task: '派平板核查', judge: last.note, reopen: '重新打开', outcome: last.note }
  return words[last.kind]
}
