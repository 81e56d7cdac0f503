/** Where a row that did not get in at the import ended: a unit of the frame, or none of the census's. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { listUnits } from '../../../../server/contract/frame.ts'
import {
  type Disposition,
  dispositionNames,
  getLedger,
  judgeRefusedRow,
  type LedgerEntry,
  listLedgerEntries,
} from '../../../../server/contract/ledger.ts'
import { call } from '../../../api/call.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceField } from '../../../ui/choice-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import { judgementRefusal } from './judgement-refusal.ts'

const hints: Readonly<Record<Disposition, string>> = {
  matched: '就是底册里的某一家，随那家的核查情况走',
  elsewhere: '在别处登记了，写明在哪里',
  ceased: '普查时点以前已经终止',
  'out-of-scope': '不是普查对象，写明为什么',
  open: '撤回以前的认定，重新算作未了',
}

export function RefusedRowDialog({
  entry,
  onClose,
}: {
  readonly entry: LedgerEntry
  readonly onClose: () => void
}) {
  const judged = entry.reason !== 'refused'
  const [disposition, setDisposition] = useState<Disposition | null>(null)
  const [search, setSearch] = useState(entry.name)
  const [unitId, setUnitId] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [judgementId] = useState(() => crypto.randomUUID())
  const toast = useToast()
  const client = useQueryClient()
  const looking = disposition === 'matched' && search.trim().length > 1
  const units = useQuery({
    ...queryFor(listUnits, { query: { search: search.trim(), limit: 8 } }),
    enabled: looking,
  })
  const save = useMutation({
    mutationFn: (wanted: Disposition) =>
      call(judgeRefusedRow, {
        params: { importId: entry.importId, row: String(entry.row), judgementId },
        body: {
          disposition: wanted,
          note: note.trim(),
          ...(wanted === 'matched' && unitId !== null && { unitId }),
        },
      }),
    onSuccess: async () => {
      toast({ title: '已认定', tone: 'accepted' })
      onClose()
      for (const operation of [getLedger, listLedgerEntries]) {
        await client.invalidateQueries({ queryKey: keyOf(operation) })
      }
    },
  })
  const choices: readonly Disposition[] = judged
    ? ['matched', 'elsewhere', 'ceased', 'out-of-scope', 'open']
    : ['matched', 'elsewhere', 'ceased', 'out-of-scope']
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="认定未收的行"
      description={`${entry.fileName} 第 ${entry.row} 行：${entry.refused?.message ?? ''}`}
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            pending={save.isPending}
            reason={judgementRefusal(disposition, unitId, note)}
            onClick={() => disposition && save.mutate(disposition)}
          >
            认定
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <Facts
          items={Object.entries(entry.refused?.raw ?? {})
            .filter(([, value]) => value.trim() !== '')
            .map(([label, value]) => ({ label, value }))}
        />
        <ChoiceField
          label="着落"
          options={choices.map((value) => ({
            value,
            label: dispositionNames[value],
            hint: hints[value],
          }))}
          value={disposition}
          onChange={setDisposition}
        />
        {disposition === 'matched' && (
          <>
            <TextField label="底册里的单位：名称或代码" value={search} onChange={setSearch} />
            {units.data?.units.length === 0 && (
              <p className="office-aside">底册里没有找到，换几个字再试。</p>
            )}
            {(units.data?.units.length ?? 0) > 0 && (
              <ChoiceField
                label="是哪一家"
                options={(units.data?.units ?? []).map((unit) => ({
                  value: unit.id,
                  label: unit.name,
                  hint: [unit.unifiedSocialCreditCode, unit.address].filter(Boolean).join(' · '),
                }))}
                value={unitId}
                onChange={setUnitId}
              />
            )}
          </>
        )}
        <TextField
          label="依据"
          hint="写明向谁查证、看到什么，如“3 月 5 日问税务局，已于 2022 年注销”"
          lines={2}
          maxLength={500}
          value={note}
          onChange={setNote}
        />
        {save.error && <Failure error={save.error} />}
      </div>
    </Dialog>
  )
}
