/** What went wrong and what to do, in a place that is read aloud. */
import { problemText } from '../api/problem-text.ts'

export function ProblemLine({ error }: { readonly error: unknown }) {
  const problem = error === null || error === undefined ? null : problemText(error)
  return (
    <div role="alert" className="sign-in-problem">
      {problem && (
        <>
          <strong>{problem.what}</strong>
          <span>{problem.about === 'sign-in' ? '请返回登录页重新登录' : problem.remedy}</span>
        </>
      )}
    </div>
  )
}
