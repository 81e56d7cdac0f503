/** One's own account: password, second factors, recovery codes, where one is signed in. */
import { useEffect, useState } from 'react'
import { homeOf, roleNames } from '../../server/contract/identity.ts'
import type { ReplyOf } from '../../server/contract/operation.ts'
import {
  changePassword,
  endOwnSession,
  getMyAccount,
  removeFactor,
  renewRecoveryCodes,
} from '../../server/contract/sign-in.ts'
import { call } from '../api/call.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Facts } from '../ui/facts.tsx'
import { TextField } from '../ui/text-field.tsx'
import { TimeStamp } from '../ui/time-stamp.tsx'
import { useToast } from '../ui/toast.tsx'
import { NewPassword, refusalOf } from './choose-password.tsx'
import { makePasskey } from './make-passkey.ts'
import { methodNames } from './method-names.ts'
import { PasskeyProblem, usePasskeys } from './passkey-support.tsx'
import { ProblemLine } from './problem-line.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import { TotpSetup } from './totp-setup.tsx'
import { useAct } from './use-act.ts'

type Mine = ReplyOf<typeof getMyAccount>
type Task =
  | { readonly kind: 'password' | 'totp' | 'passkey' | 'codes' }
  | { readonly kind: 'remove'; readonly factor: string; readonly name: string }

export function AccountPage() {
  const [mine, setMine] = useState<Mine>()
  const [task, setTask] = useState<Task | null>(null)
  const [codes, setCodes] = useState<readonly string[]>([])
  const load = useAct()
  const ending = useAct()
  const toast = useToast()
  const refresh = () => load.run(async () => setMine(await call(getMyAccount, {})))
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, then after each change
  useEffect(() => void refresh(), [])
  const done = (title: string) => {
    setTask(null)
    toast({ title, tone: 'accepted' })
    void refresh()
  }
  if (!mine) {
    return (
      <SignInFrame title="我的账号">
        <ProblemLine error={load.error} />
        {load.error !== null && <a href="/sign-in/">去登录</a>}
      </SignInFrame>
    )
  }
  const { account } = mine
  return (
    <SignInFrame title="我的账号" wide>
      <p>
        <a href={homeOf(account.role)}>返回工作页面</a>
      </p>
      <Facts
        items={[
          { label: '姓名', value: account.displayName },
          { label: '岗位', value: roleNames[account.role] },
          { label: '范围', value: account.scope.name },
          { label: '登录名', value: mine.loginName ?? '未设置' },
          { label: '有效期', value: mine.lastDate ? `至 ${mine.lastDate}` : '长期' },
        ]}
      />
      <section className="sign-in-section">
        <h2>口令</h2>
        <p>
          {mine.passwordChangedAt ? (
            <>
              上次修改 <TimeStamp at={mine.passwordChangedAt} />
            </>
          ) : (
            '未设置：请向普查办索取登录链接后设置'
          )}
        </p>
        <Button
          reason={mine.passwordChangedAt ? undefined : '还没有口令'}
          onClick={() => setTask({ kind: 'password' })}
        >
          修改口令
        </Button>
      </section>
      <section className="sign-in-section">
        <h2>第二重验证</h2>
        <ul className="sign-in-list">
          {mine.totpSince && (
            <li>
              <span>
                验证器，
                <TimeStamp at={mine.totpSince} /> 启用
              </span>
              <Button
                size="small"
                onClick={() => setTask({ kind: 'remove', factor: 'totp', name: '验证器' })}
              >
                移除
              </Button>
            </li>
          )}
          {mine.passkeys.map((key) => (
            <li key={key.id}>
              <span>
                {key.name}，<TimeStamp at={key.createdAt} /> 添加
              </span>
              <Button
                size="small"
                onClick={() => setTask({ kind: 'remove', factor: key.id, name: key.name })}
              >
                移除
              </Button>
            </li>
          ))}
          {!mine.totpSince && mine.passkeys.length === 0 && <li>未启用</li>}
        </ul>
        <p className="sign-in-acts">
          <Button onClick={() => setTask({ kind: 'totp' })}>
            {mine.totpSince ? '换一个验证器' : '启用验证器'}
          </Button>
          <Button onClick={() => setTask({ kind: 'passkey' })}>添加通行密钥</Button>
          {(mine.totpSince !== null || mine.passkeys.length > 0) && (
            <Button onClick={() => setTask({ kind: 'codes' })}>
              恢复码剩 {mine.recoveryCodesLeft} 个，重新生成
            </Button>
          )}
        </p>
        {codes.length > 0 && <RecoveryCodes codes={codes} />}
      </section>
      <section className="sign-in-section">
        <h2>已登录的设备</h2>
        <ul className="sign-in-list">
          {mine.sessions.map((session) => (
            <li key={session.sessionId}>
              <span>
                {session.client ?? '未知设备'}
                {session.current && '（本机）'}，{methodNames[session.method] ?? '登录'}于
                <TimeStamp at={session.startedAt} />
              </span>
              {!session.current && (
                <Button
                  size="small"
                  pending={ending.pending}
                  onClick={() =>
                    void ending.run(async () => {
                      await call(endOwnSession, { params: { sessionId: session.sessionId } })
                      done('已让该设备退出')
                    })
                  }
                >
                  让它退出
                </Button>
              )}
            </li>
          ))}
        </ul>
        <ProblemLine error={ending.error} />
      </section>
      {task && (
        <TaskDialog
          task={task}
          hasPassword={mine.passwordChangedAt !== null}
          onClose={() => setTask(null)}
          onDone={done}
          onCodes={setCodes}
        />
      )}
    </SignInFrame>
  )
}

interface TaskDialogProps {
  readonly task: Task
  readonly hasPassword: boolean
  readonly onClose: () => void
  readonly onDone: (title: string) => void
  readonly onCodes: (codes: readonly string[]) => void
}

const titles = {
  password: '修改口令',
  totp: '启用验证器',
  passkey: '添加通行密钥',
  codes: '重新生成恢复码',
  remove: '移除第二重验证',
} as const

/** Every change first asks for the own password. */
function TaskDialog({ task, hasPassword, onClose, onDone, onCodes }: TaskDialogProps) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [scanning, setScanning] = useState(false)
  const act = useAct()
  const passkeys = usePasskeys()
  const missing = hasPassword && current === '' ? '请填写当前口令' : undefined
  const block = missing ?? (task.kind === 'password' ? refusalOf('own', next, again) : undefined)
  const go = () =>
    act.run(async () => {
      switch (task.kind) {
        case 'password':
          await call(changePassword, { body: { current, next } })
          return onDone('口令已修改，其他设备已退出')
        case 'totp':
          return setScanning(true)
        case 'passkey':
          return passkeys.run(async () => {
            const { recoveryCodes } = await makePasskey('通行密钥', current)
            onCodes(recoveryCodes)
            onDone('已添加通行密钥')
          })
        case 'codes': {
          const { recoveryCodes } = await call(renewRecoveryCodes, { body: { password: current } })
          onCodes(recoveryCodes)
          return onDone('已重新生成恢复码，请抄下')
        }
        case 'remove':
          await call(removeFactor, { body: { password: current, factor: task.factor } })
          return onDone('已移除')
      }
    })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={task.kind === 'remove' ? `移除${task.name}` : titles[task.kind]}
      actions={
        !scanning && (
          <Button variant="primary" reason={block} pending={act.pending} onClick={() => void go()}>
            {task.kind === 'totp' ? '下一步' : '确定'}
          </Button>
        )
      }
    >
      {scanning ? (
        <TotpSetup
          password={current}
          onDone={({ recoveryCodes }) => {
            onCodes(recoveryCodes)
            onDone('已启用验证器')
          }}
        />
      ) : (
        <div className="sign-in-form">
          {hasPassword && (
            <TextField
              label="当前口令"
              type="password"
              value={current}
              onChange={setCurrent}
              autoComplete="current-password"
              maxLength={128}
            />
          )}
          {task.kind === 'password' && (
            <NewPassword password={next} setPassword={setNext} again={again} setAgain={setAgain} />
          )}
          <ProblemLine error={act.error} />
          <PasskeyProblem error={passkeys.error} />
        </div>
      )}
    </Dialog>
  )
}
