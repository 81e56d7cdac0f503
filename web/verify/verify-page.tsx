/**
 * What anybody learns of a certificate by its code: valid or not, and for which area. The code stands
 * behind the # and is sent only to this server.
 */
import { useEffect, useState } from 'react'
import { verifyCertificate } from '../../server/contract/certificate.ts'
import { call } from '../api/call.ts'
import { problemText } from '../api/problem-text.ts'

type Verdict =
  | { readonly kind: 'asking' }
  | { readonly kind: 'valid'; readonly area: string }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'failed'; readonly what: string }

export function VerifyPage({ code }: { readonly code: string }) {
  const verdict = useVerdict(code)
  return (
    <main className="verify">
      <p className="verify-census">第五次全国经济普查</p>
      <h1>核验普查员证</h1>
      <div className="verify-verdict" data-kind={verdict.kind} role="status">
        <Words verdict={verdict} />
      </div>
      <p className="verify-note">
        这里只回答证件是否有效、在哪个区域有效，不提供普查员的其他信息。请核对证件上的姓名和照片与来人是否一致；未出示普查员证的，您有权拒绝接受普查（《统计法》第三十三条）。
      </p>
    </main>
  )
}

function Words({ verdict }: { readonly verdict: Verdict }) {
  switch (verdict.kind) {
    case 'asking':
      return <p>正在核验</p>
    case 'valid':
      return (
        <>
          <strong>✔ 有效</strong>
          <p>区域：{verdict.area}</p>
        </>
      )
    case 'invalid':
      return (
        <>
          <strong>✘ 无效</strong>
          <p>没有这个证件，或已停用、已到期。请不要提供资料，并向当地普查办反映。</p>
        </>
      )
    case 'failed':
      return <p>{verdict.what}，请稍后再试</p>
  }
}

function useVerdict(code: string): Verdict {
  const [verdict, setVerdict] = useState<Verdict>({ kind: 'asking' })
  useEffect(() => {
    if (code === '') {
      setVerdict({ kind: 'invalid' })
      return
    }
    call(verifyCertificate, { params: { certificateCode: code.slice(0, 60) } }).then(
      ({ valid, area }) =>
        setVerdict(valid ? { kind: 'valid', area: area ?? '' } : { kind: 'invalid' }),
      (error: unknown) => setVerdict({ kind: 'failed', what: problemText(error).what }),
    )
  }, [code])
  return verdict
}
