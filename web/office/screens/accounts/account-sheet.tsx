/** One account below the own office: its state, its ways in, its sessions and tablets, and helping it. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type AccountChange,
  changeManagedAccount,
  getManagedAccount,
  type OneTimeLink,
  renewAccountLink,
} from '../../../../server/contract/accounts.ts'
import { createDeviceEnrolment, listAccountDevices } from '../../../../server/contract/devices.ts'
import { roleNames } from '../../../../server/contract/identity.ts'
import { call } from '../../../api/call.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import { DeviceLines } from '../devices/device-lines.tsx'
import { factorWords, stateWords } from './account-words.ts'
import { CertificatePhoto } from './certificate-photo.tsx'
import { OneTimeLinkView } from './one-time-link.tsx'

export interface AccountSheetProps {
  readonly accountId: string
  readonly onClose: () => void
  readonly onChanged: () => void
}

type Change = AccountChange['change']

const changeWords: Readonly<Record<Change, { act: string; done: string; asks: string }>> = {
  disable: { act: '停用账号', done: '已停用，登录已全部结束', asks: '停用原因，如离职、调岗' },
  resume: { act: '恢复使用', done: '已恢复', asks: '恢复原因' },
  'set-last-date': { act: '改有效期', done: '有效期已改', asks: '原因，如延长聘用' },
  'reset-factors': {
    act: '重置第二重验证',
    done: '已重置，下次登录时重新启用',
    asks: '原因，如手机丢失；请先核实是本人',
  },
  'end-sessions': { act: '结束全部登录', done: '登录已全部结束', asks: '原因' },
}

export function AccountSheet({ accountId, onClose, onChanged }: AccountSheetProps) {
  const params = { accountId }
  const toast = useToast()
  const { data, error, refetch } = useQuery(queryFor(getManagedAccount, { params }))
  const inField =
    data?.account.account.role === 'enumerator' || data?.account.account.role === 'supervisor'
  const devices = useQuery({ ...queryFor(listAccountDevices, { params }), enabled: inField })
  const [shown, setShown] = useState<{ link: OneTimeLink; about: 'sign-in' | 'device' } | null>(
    null,
  )
  const [asked, setAsked] = useState<Change | null>(null)
  const link = useMutation({
    mutationFn: () => call(renewAccountLink, { params }),
    onSuccess: (made) => setShown({ link: made, about: 'sign-in' }),
  })
  const enrolment = useMutation({
    mutationFn: () => call(createDeviceEnrolment, { params }),
    onSuccess: (made) => setShown({ link: made, about: 'device' }),
  })
  const changed = (title: string) => {
    setAsked(null)
    toast({ title, tone: 'accepted' })
    void refetch()
    onChanged()
  }
  const title = data?.account.account.displayName ?? '账号'
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={title} size="medium">
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <div className="office-sections">
          <Facts
            items={[
              { label: '岗位', value: roleNames[data.account.account.role] },
              { label: '范围', value: data.account.account.scope.name },
              { label: '登录名', value: data.account.loginName ?? '首次登录时设置' },
              {
                label: '状态',
                value: (
                  <StatusTag tone={stateWords[data.account.state].tone}>
                    {stateWords[data.account.state].word}
                  </StatusTag>
                ),
              },
              { label: '有效期至', value: data.account.lastDate ?? '长期' },
              { label: '第二重验证', value: factorWords(data.account) },
            ]}
          />
          {shown && (
            <OneTimeLinkView link={shown.link}>
              {shown.about === 'device'
                ? '用要登记的平板扫这个二维码，在平板上确认。30 分钟内有效，只能登记一台。'
                : '请本人扫码，或把链接发给本人。打开后重设口令，原口令和未用的旧链接作废。'}
            </OneTimeLinkView>
          )}
          <div className="office-acts">
            <Button
              variant="primary"
              pending={link.isPending}
              reason={data.account.state === 'disabled' ? '账号已停用，请先恢复' : undefined}
              onClick={() => link.mutate()}
            >
              {data.account.state === 'invited' ? '重新生成登录链接' : '忘记口令：发登录链接'}
            </Button>
            {inField && (
              <Button pending={enrolment.isPending} onClick={() => enrolment.mutate()}>
                登记平板
              </Button>
            )}
          </div>
          {(link.error ?? enrolment.error) && <Failure error={link.error ?? enrolment.error} />}
          <div className="office-acts">
            {(data.account.state === 'disabled'
              ? (['resume'] as const)
              : (['set-last-date', 'end-sessions', 'reset-factors', 'disable'] as const)
            )
              .filter((change) => change !== 'reset-factors' || data.account.factors.length > 0)
              .map((change) => (
                <Button
                  key={change}
                  size="small"
                  variant={change === 'disable' ? 'danger' : 'plain'}
                  onClick={() => setAsked(change)}
                >
                  {changeWords[change].act}
                </Button>
              ))}
          </div>
          {asked && (
            <ChangeForm
              key={asked}
              accountId={accountId}
              change={asked}
              lastDate={data.account.lastDate}
              onDone={() => changed(changeWords[asked].done)}
              onCancel={() => setAsked(null)}
            />
          )}
          {inField && (
            <CertificatePhoto accountId={accountId} name={data.account.account.displayName} />
          )}
          {inField && (
            <section>
              <h3>平板</h3>
              <DeviceLines
                devices={devices.data?.devices}
                onRevoked={() => {
                  void devices.refetch()
                  changed('已挂失，此后从它发来的内容进隔离件')
                }}
              />
            </section>
          )}
          <section>
            <h3>已登录的设备</h3>
            {data.sessions.length === 0 ? (
              <p className="office-aside">目前没有登录</p>
            ) : (
              <ul className="office-lines">
                {data.sessions.map((session) => (
                  <li key={session.sessionId}>
                    {session.client ?? '未知设备'}，<TimeStamp at={session.startedAt} /> 登录
                  </li>
                ))}
              </ul>
            )}
          </section>
        </div>
      )}
    </Sheet>
  )
}

interface ChangeFormProps {
  readonly accountId: string
  readonly change: Change
  readonly lastDate: string | null
  readonly onDone: () => void
  readonly onCancel: () => void
}

function ChangeForm({ accountId, change, lastDate, onDone, onCancel }: ChangeFormProps) {
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState(lastDate ?? '')
  const act = useMutation({
    mutationFn: () =>
      call(changeManagedAccount, {
        params: { accountId },
        body: {
          change,
          reason: reason.trim(),
          ...(change === 'set-last-date' && { lastDate: until === '' ? null : until }),
        },
      }),
    onSuccess: onDone,
  })
  return (
    <div className="office-fields office-band">
      {change === 'set-last-date' && (
        <TextField
          label="有效期至"
          type="date"
          value={until}
          onChange={setUntil}
          hint="清空表示长期有效"
        />
      )}
      <TextField
        label={changeWords[change].asks}
        value={reason}
        onChange={setReason}
        maxLength={200}
        autoFocus
      />
      <div className="office-acts">
        <Button
          variant={change === 'disable' ? 'danger' : 'primary'}
          reason={reason.trim() === '' ? '请写明原因，留存备查' : undefined}
          pending={act.isPending}
          onClick={() => act.mutate()}
        >
          {changeWords[change].act}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          取消
        </Button>
      </div>
      {act.error && <Failure error={act.error} />}
    </div>
  )
}
