/** A fault in the place of what could not be shown: what happened, what to do, try again. */
import { problemText } from '../../api/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

export function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  const text = problemText(error)
  return (
    <EmptyState title={text.what} action={<Button onClick={retry}>再试一次</Button>}>
      {text.remedy}
    </EmptyState>
  )
}
