/** One entry of the ledger: every keystroke stays in this browser until the server has the entry. */
import { useState } from 'react'
import { LEDGER_PERIODS, type LedgerPlace } from '../../../forms/engine/ledger/ledger-places.ts'
import { PERIOD_NAMES } from '../../../forms/engine/period-cells.ts'
import type { Origin } from '../../../server/contract/unit-ledger.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { readingAid } from '../../ui/reading-aid.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDevice } from '../device/device.tsx'
import type { LedgerWork } from '../device/report-database.ts'
import { type EntryFields, readFields } from './entry-fields.ts'
import { PlaceFields } from './place-fields.tsx'
import { keepWork } from './send-entries.ts'

const origins: readonly { value: Origin; label: string }[] = [
  { value: 'unknown', label: '不区分' },
  { value: 'local', label: '省内' },
  { value: 'outside-province', label: '省外' },
  { value: 'import', label: '进口' },
]

export interface EntryDialogProps {
  readonly work: LedgerWork
  readonly places: readonly LedgerPlace[]
  /** Null where nothing is changed here: the person in charge only looks. */
  readonly readOnly: boolean
  /** Closed; `finished` when something is on its way. */
  readonly onClose: (finished: boolean) => void
}

export function EntryDialog({ work, places, readOnly, onClose }: EntryDialogProps) {
  const { reports } = useDevice()
  const [fields, setFields] = useState(work.fields)
  const [tried, setTried] = useState(false)
  const change = (part: Partial<EntryFields>): void => {
    const next = { ...fields, ...part }
    setFields(next)
    void keepWork(reports, { ...bare(work), fields: next, ready: false })
  }
  const read = readFields(fields)
  const faults = tried && 'faults' in read ? read.faults : {}
  const finish = async (struck: boolean): Promise<void> => {
    setTried(true)
    if ('faults' in read) return
    await keepWork(reports, { ...bare(work), fields, struck, ready: true })
    onClose(true)
  }
  const discard = async (): Promise<void> => {
    await reports.delete('ledger', work.entryId)
    onClose(false)
  }
  const isNew = work.baseVersion === 0
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose(false)}
      title={isNew ? '新增一笔' : '台账明细'}
      description="金额按不含增值税填写。写到一半关掉也不会丢。"
      size="large"
      actions={
        readOnly ? (
          <Button onClick={() => onClose(false)}>关闭</Button>
        ) : (
          <>
            {isNew ? (
              <Button onClick={() => void discard()}>不要了</Button>
            ) : (
              <Button onClick={() => void finish(!work.struck)}>
                {work.struck ? '恢复这笔' : '划去这笔'}
              </Button>
            )}
            <Button variant="primary" onClick={() => void finish(work.struck)}>
              保存
            </Button>
          </>
        )
      }
    >
      {work.refusal && (
        <Notice tone="mandatory" title="没有存上">
          {work.refusal}
        </Notice>
      )}
      <div className="sr-ledger-fields">
        <TextField
          label="日期"
          type="date"
          value={fields.bookedOn}
          onChange={(bookedOn) => change({ bookedOn })}
          error={faults.bookedOn}
          readOnly={readOnly}
        />
        <SelectField
          label="报告期"
          options={LEDGER_PERIODS.map((value) => ({ value, label: PERIOD_NAMES[value] }))}
          value={fields.period}
          onChange={(period) => change({ period })}
          hint="填了日期的按日期"
          error={faults.period}
        />
        <TextField
          label="凭证号"
          optional
          value={fields.reference}
          onChange={(reference) => change({ reference })}
          maxLength={80}
          readOnly={readOnly}
        />
        <TextField
          label="摘要（品名）"
          value={fields.itemText}
          onChange={(itemText) => change({ itemText })}
          error={faults.itemText}
          maxLength={200}
          readOnly={readOnly}
        />
        <TextField
          label="金额"
          suffix="元"
          align="end"
          inputMode="decimal"
          value={fields.amount}
          onChange={(amount) => change({ amount })}
          hint={reading(fields.amount)}
          error={faults.amount}
          readOnly={readOnly}
        />
        <div className="sr-ledger-pair">
          <TextField
            label="数量"
            optional
            align="end"
            inputMode="decimal"
            value={fields.quantity}
            onChange={(quantity) => change({ quantity })}
            error={faults.quantity}
            readOnly={readOnly}
          />
          <TextField
            label="计量单位"
            optional
            value={fields.measure}
            onChange={(measure) => change({ measure })}
            maxLength={20}
            readOnly={readOnly}
          />
        </div>
        <PlaceFields
          places={places}
          place={fields.place}
          code={fields.code}
          words={fields.itemText}
          onChange={(place, code) => change({ place, code })}
        />
        <SelectField
          label="来源"
          options={origins}
          value={fields.origin}
          onChange={(origin) => change({ origin })}
        />
      </div>
    </Dialog>
  )
}

/** Without what was said of an earlier attempt. */
function bare({ refusal: _, ...work }: LedgerWork): Omit<LedgerWork, 'refusal'> {
  return work
}

/** The amount in 千元, as the form will have it. */
function reading(amount: string): string | undefined {
  const value = Number(amount.replace(/,/g, ''))
  return amount === '' || Number.isNaN(value) ? undefined : readingAid(value / 1000)
}
