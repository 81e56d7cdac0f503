/** Why something was not taken, and what to do. */
import { problemText } from '../../api/problem-text.ts'
import { Notice } from '../../ui/notice.tsx'

export function Refused({ error }: { readonly error: unknown }) {
  const { what, remedy } = problemText(error)
  return (
    <Notice tone="mandatory" title={what}>
      {remedy}
    </Notice>
  )
}
