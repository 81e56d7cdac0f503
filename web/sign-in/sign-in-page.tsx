/**
 * Asks for one press before it spends the link, so that a preview in a chat does not use it up.
 * The token stands behind the # and reaches no log.
 */
import { useEffect, useState } from 'react'
import { getSession, homeOf, redeemSignInLink } from '../../server/contract/identity.ts'
import { call } from '../api/call.ts'
import { type ProblemText, problemText } from '../api/problem-text.ts'
import { Button } from '../ui/button.tsx'

export function SignInPage({ token }: { token: string }) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<ProblemText | null>(null)
  const home = useOpenHome(token === '')

  const signIn = async () => {
    setPending(true)
    setProblem(null)
    try {
      const reply = await call(redeemSignInLink, { body: { token } })
      location.replace(reply.home)
    } catch (error) {
      setProblem(problemText(error))
      setPending(false)
    }
  }

  return (
    <main className="sign-in">
      <p className="sign-in-census">第五次全国经济普查</p>
      <h1 className="sign-in-name">经普</h1>
      {token === '' ? (
        <p className="sign-in-text">
          {home ? (
            <a href={home}>您已登录，前往工作页面</a>
          ) : (
            '请用普查办发的一次性登录链接登录。链接请从收到的消息中完整打开。'
          )}
        </p>
      ) : (
        <>
          <p className="sign-in-text">
            这是一次性登录链接，登录后即失效。请在您自己使用的设备上登录。
          </p>
          <Button variant="primary" size="large" pending={pending} onClick={signIn}>
            登录
          </Button>
        </>
      )}
      <div role="alert" className="sign-in-problem">
        {problem && (
          <>
            <strong>{problem.what}</strong>
            <span>{problem.remedy}</span>
          </>
        )}
      </div>
      <p className="sign-in-legal">
        普查资料仅用于统计。普查机构和普查人员对普查中知悉的商业秘密、个人隐私和个人信息负有保密义务。
      </p>
    </main>
  )
}

/** Where to go when this browser is signed in already, else null. */
function useOpenHome(wanted: boolean): string | null {
  const [home, setHome] = useState<string | null>(null)
  useEffect(() => {
    if (!wanted) return
    call(getSession, {}).then(
      ({ account }) => setHome(account ? homeOf(account.role) : null),
      () => setHome(null),
    )
  }, [wanted])
  return home
}
