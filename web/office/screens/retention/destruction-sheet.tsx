/** One destruction: what there is to go, who approved it, how it is carried out, and where its voucher is. */
import { useState } from 'react'
import { type Role, roleNames } from '../../../../server/contract/identity.ts'
import {
  type Destruction,
  decideDestruction,
  recordClassNames,
} from '../../../../server/contract/retention.ts'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { formatFullTime } from '../../../ui/format-time.ts'
import { Link } from '../../../ui/link.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { commandFor, destructionStates } from './retention-words.ts'
import { tableNames } from './table-names.ts'
import { useRetentionAct } from './use-retention-act.ts'

export interface DestructionSheetProps {
  readonly destruction: Destruction
  readonly onClose: () => void
}

export function DestructionSheet({ destruction, onClose }: DestructionSheetProps) {
  const { decisions, tables, state } = destruction
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={`销毁${recordClassNames[destruction.recordClass]}`}
      description={destructionStates[state][1]}
      size="medium"
    >
      <Facts
        items={[
          { label: '说明', value: destruction.reason },
          { label: '依据', value: `${destruction.ground}，保存 ${destruction.years} 年` },
          { label: '最近一条', value: destruction.newestOn },
          { label: '可销毁日', value: destruction.dueOn },
          {
            label: '申请',
            value: `${destruction.requestedBy}　${formatFullTime(destruction.requestedAt)}`,
          },
        ]}
      />
      <h3 className="retention-heading">要销毁的内容</h3>
      <ul className="retention-list">
        {tables
          .filter(({ rows }) => rows > 0)
          .map(({ table, rows }) => (
            <li key={table}>
              <span>{tableNames[table] ?? table}</span>
              <span>{formatNumber(rows)} 行</span>
            </li>
          ))}
      </ul>
      {decisions.length > 0 && (
        <>
          <h3 className="retention-heading">审批</h3>
          <ul className="retention-list">
            {decisions.map((each) => (
              <li key={each.decidedAt + each.decidedBy}>
                <span>
                  {each.decision === 'approve' ? '✔ 批准' : '✘ 不批准'}　{each.decidedBy}（
                  {roleNames[each.decidedRole as Role]}）
                </span>
                <span>{formatFullTime(each.decidedAt)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {destruction.mayDecide && <Decide destruction={destruction} onClose={onClose} />}
      {state === 'approved' && (
        <>
          <h3 className="retention-heading">执行</h3>
          <p>停止服务，备份审计锚定，由销毁人和监销人在服务器上运行：</p>
          <code className="retention-command">{commandFor(destruction)}</code>
        </>
      )}
      {destruction.voucher && (
        <p className="retention-heading">
          <Link href={`/retention/${destruction.id}`}>打印销毁凭证</Link>
        </p>
      )}
    </Sheet>
  )
}

function Decide({ destruction: { id }, onClose }: DestructionSheetProps) {
  const [note, setNote] = useState('')
  const decide = useRetentionAct(decideDestruction, '意见已记入', onClose)
  const say = (decision: 'approve' | 'refuse') =>
    decide.mutate({ params: { destructionId: id }, body: { decision, note } })
  return (
    <section className="retention-part">
      <h3>审批意见</h3>
      <TextField
        label="意见"
        labelHidden
        lines={2}
        value={note}
        onChange={setNote}
        maxLength={1000}
      />
      {decide.error && <Failure error={decide.error} />}
      <div className="retention-acts">
        <Button
          pending={decide.isPending}
          reason={note.trim() === '' ? '不批准须写明原因' : undefined}
          onClick={() => say('refuse')}
        >
          不批准
        </Button>
        <Button variant="primary" pending={decide.isPending} onClick={() => say('approve')}>
          批准销毁
        </Button>
      </div>
    </section>
  )
}
