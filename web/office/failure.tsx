/** What stands where something could not be read: what happened, what to do, and another try. */
import { problemText } from '../api/problem-text.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

export interface FailureProps {
  readonly error: unknown
  readonly onRetry?: () => void
}

export function Failure({ error, onRetry }: FailureProps) {
  const text = problemText(error)
  return (
    <div className="office-failure">
      <Notice
        tone="mandatory"
        title={text.what}
        action={
          onRetry && (
            <Button size="small" onClick={onRetry}>
              重试
            </Button>
          )
        }
      >
        {text.about === 'network' ? '请检查网络后重试' : text.remedy}
      </Notice>
    </div>
  )
}
