/** One class of records: what belongs to it, its period, and, where one may, entering it or asking for the end. */
import { useState } from 'react'
import {
  enterRetentionRule,
  type KeptClass,
  LEAST_YEARS,
  type Retention,
  recordClassContents,
  recordClassNames,
  requestDestruction,
} from '../../../../server/contract/retention.ts'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { formatFullTime } from '../../../ui/format-time.ts'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { classStates } from './retention-words.ts'
import { useRetentionAct } from './use-retention-act.ts'

export interface ClassSheetProps {
  readonly kept: KeptClass
  readonly may: Retention['may']
  readonly onClose: () => void
}

export function ClassSheet({ kept, may, onClose }: ClassSheetProps) {
  const { rule } = kept
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={recordClassNames[kept.recordClass]}
      description={classStates[kept.state][1]}
      size="medium"
    >
      <Facts
        items={[
          { label: '包括', value: recordClassContents[kept.recordClass] },
          { label: '行数', value: formatNumber(kept.rows) },
          { label: '最近一条', value: kept.newestOn ?? '无' },
          { label: '可销毁日', value: kept.dueOn ?? '未定' },
          { label: '保存期限', value: rule ? `${rule.years} 年` : '没有录入' },
          { label: '依据', value: rule?.ground ?? '没有录入' },
          { label: '核定', value: rule ? `${rule.approver}　${rule.approvedOn}` : '没有录入' },
          {
            label: '录入',
            value: rule ? `${rule.enteredBy}　${formatFullTime(rule.enteredAt)}` : '没有录入',
          },
        ]}
      />
      {may.enterRule && <EnterRule kept={kept} onClose={onClose} />}
      {may.request && kept.state === 'due' && <Request kept={kept} onClose={onClose} />}
    </Sheet>
  )
}

interface PartProps {
  readonly kept: KeptClass
  readonly onClose: () => void
}

function EnterRule({ kept: { recordClass, rule }, onClose }: PartProps) {
  const [years, setYears] = useState(rule ? String(rule.years) : '')
  const [ground, setGround] = useState(rule?.ground ?? '')
  const [approver, setApprover] = useState('')
  const [approvedOn, setApprovedOn] = useState('')
  const save = useRetentionAct(enterRetentionRule, '保存期限已录入', onClose)
  const whole = /^\d{1,3}$/.test(years) ? Number(years) : 0
  const missing =
    whole < LEAST_YEARS
      ? `保存年数须是不少于 ${LEAST_YEARS} 的整数`
      : ground.trim() === ''
        ? '请填写依据'
        : approver.trim() === '' || approvedOn === ''
          ? '请填写核定人和核定日期'
          : undefined
  return (
    <section className="retention-part">
      <h3>录入保存期限</h3>
      <TextField
        label="保存年数"
        value={years}
        onChange={setYears}
        inputMode="numeric"
        suffix="年"
        hint={`原始资料至少 ${LEAST_YEARS} 年（统计法实施条例第二十二条）；法律另有规定的从其规定`}
      />
      <TextField label="依据" value={ground} onChange={setGround} maxLength={300} />
      <div className="retention-pair">
        <TextField label="核定人" value={approver} onChange={setApprover} maxLength={80} />
        <TextField label="核定日期" type="date" value={approvedOn} onChange={setApprovedOn} />
      </div>
      {save.error && <Failure error={save.error} />}
      <div className="retention-acts">
        <Button
          variant="primary"
          pending={save.isPending}
          reason={missing}
          onClick={() =>
            save.mutate({
              params: { recordClass },
              body: { years: whole, ground, approver, approvedOn },
            })
          }
        >
          录入
        </Button>
      </div>
    </section>
  )
}

function Request({ kept: { recordClass }, onClose }: PartProps) {
  const [reason, setReason] = useState('')
  const save = useRetentionAct(requestDestruction, '已送批准，须两人批准', onClose)
  return (
    <section className="retention-part">
      <h3>申请销毁</h3>
      <TextField label="说明" lines={2} value={reason} onChange={setReason} maxLength={1000} />
      {save.error && <Failure error={save.error} />}
      <div className="retention-acts">
        <Button
          variant="primary"
          pending={save.isPending}
          reason={reason.trim() === '' ? '请填写说明' : undefined}
          onClick={() => save.mutate({ params: { recordClass }, body: { reason } })}
        >
          送批准
        </Button>
      </div>
    </section>
  )
}
