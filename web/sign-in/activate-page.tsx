/**
 * An enterprise with nothing but a letter: credit code and activation code, then the preparer's own
 * name, login name and password. What is written wrongly is told here; what is registered, by nobody.
 */
import { type FormEvent, useState } from 'react'
import { creditCodeValid, normaliseCreditCode } from '../../forms/engine/credit-code.ts'
import { activateAccount, checkActivation } from '../../server/contract/activation.ts'
import { call } from '../api/call.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { NewPassword, refusalOf } from './choose-password.tsx'
import { ProblemLine } from './problem-line.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import { useAct } from './use-act.ts'

/** `letter`: `<credit code>.<activation code>` from the QR code, or empty. */
export function ActivatePage({ letter }: { readonly letter: string }) {
  const [fromCode, fromSecret] = letter.split('.', 2)
  const [creditCode, setCreditCode] = useState(fromCode ?? '')
  const [code, setCode] = useState(fromSecret ?? '')
  const [unitName, setUnitName] = useState<string>()
  const act = useAct()
  const missing = whyNotYet(creditCode, code)
  if (unitName !== undefined) {
    return <NewPreparer unitName={unitName} creditCode={creditCode} code={code} />
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing !== undefined) return
    void act.run(async () => {
      const found = await call(checkActivation, { body: { creditCode, code } })
      history.replaceState(null, '', location.pathname)
      setUnitName(found.unitName)
    })
  }
  return (
    <SignInFrame title="启用单位账号">
      <p className="sign-in-text">请照普查告知书填写。信用代码和激活码只能启用一次。</p>
      <form className="sign-in-form" onSubmit={submit}>
        <TextField
          label="统一社会信用代码"
          value={creditCode}
          onChange={setCreditCode}
          maxLength={40}
          hint="18 位，见告知书或营业执照"
          error={looksMiscopied(creditCode) ? '可能抄错了，请逐位对照告知书' : undefined}
        />
        <TextField
          label="激活码"
          value={code}
          onChange={setCode}
          maxLength={40}
          hint="告知书上的 12 位字符，大小写、横线都可以"
        />
        <Button type="submit" variant="primary" size="large" reason={missing} pending={act.pending}>
          下一步
        </Button>
      </form>
      <ProblemLine error={act.error} />
      <p>
        已经启用过？<a href="/sign-in/">直接登录</a>
      </p>
    </SignInFrame>
  )
}

/** By its own check digit; says nothing of what is registered. */
function looksMiscopied(creditCode: string): boolean {
  const written = normaliseCreditCode(creditCode)
  return written.length === 18 && !creditCodeValid(written)
}

/** What can be seen without asking anyone: how long both are. */
function whyNotYet(creditCode: string, code: string): string | undefined {
  const written = normaliseCreditCode(creditCode)
  if (written === '') return '请填写信用代码'
  if (written.length !== 18) return `信用代码应为 18 位，现在是 ${written.length} 位`
  const characters = code.replace(/[\s-]/g, '').length
  if (characters === 0) return '请填写激活码'
  return characters === 12 ? undefined : `激活码应为 12 位，现在是 ${characters} 位`
}

function NewPreparer(props: {
  readonly unitName: string
  readonly creditCode: string
  readonly code: string
}) {
  const { unitName, creditCode, code } = props
  const [displayName, setDisplayName] = useState('')
  const [loginName, setLoginName] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const act = useAct()
  const missing =
    displayName.trim() === '' ? '请填写您的姓名' : refusalOf(loginName, password, again)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing !== undefined) return
    void act.run(async () => {
      const reply = await call(activateAccount, {
        body: {
          creditCode,
          code,
          displayName: displayName.trim(),
          loginName: loginName.trim(),
          password,
        },
      })
      location.replace(reply.home ?? '/sign-in/')
    })
  }
  return (
    <SignInFrame title={unitName}>
      <p className="sign-in-text">
        请确认这是您的单位。下面为填报人设置账号；单位负责人的账号由填报人登录后另行邀请。
      </p>
      <form className="sign-in-form" onSubmit={submit}>
        <TextField
          label="填报人姓名"
          value={displayName}
          onChange={setDisplayName}
          maxLength={40}
          autoComplete="name"
        />
        <TextField
          label="登录名"
          name="username"
          value={loginName}
          onChange={setLoginName}
          maxLength={60}
          autoComplete="username"
          hint="字母或数字开头，3 位以上，可用手机号"
        />
        <NewPassword {...{ password, setPassword, again, setAgain }} />
        <Button type="submit" variant="primary" size="large" reason={missing} pending={act.pending}>
          启用账号
        </Button>
      </form>
      <ProblemLine error={act.error} />
      <p>
        单位不对？请联系告知书上的普查办，<a href="/sign-in/activate">重新填写</a>
      </p>
    </SignInFrame>
  )
}
