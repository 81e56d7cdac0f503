/**
 * 待复核: what enumerators reported and nobody has re-read. A supervisor passes what has nothing open, one by
 * one or all at once, and returns the rest from its form. Without a network the list as it was last fetched can
 * be read; passing needs one: what is passed goes to the township.
 */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formHeading } from '../../../forms/form-words.ts'
import { listResponses, type ResponseSummary } from '../../../server/contract/responses.ts'
import { passClean, passResponse } from '../../../server/contract/review.ts'
import { call } from '../../api/call.ts'
import { problemText } from '../../api/problem-text.ts'
import { keyOf } from '../../api/queries.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useKeptQuery } from '../device/use-kept-query.ts'
import { passQueueInput } from './pass-queue-input.ts'

export function PassQueue() {
  const { account } = useSession()
  const client = useQueryClient()
  const [passed, setPassed] = useState<string | null>(null)
  const area = account.scope.kind === 'area' ? account.scope.areaPrefix : ''
  const queue = useKeptQuery(listResponses, passQueueInput)
  const readAnew = () => client.invalidateQueries({ queryKey: keyOf(listResponses) })
  const passOne = useMutation({
    networkMode: 'always',
    mutationFn: ({ responseId }: ResponseSummary) => call(passResponse, { params: { responseId } }),
    onSuccess: (response) => setPassed(`已通过 ${response.unitName}`),
    onSettled: readAnew,
  })
  const passAll = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const batchId = crypto.randomUUID()
      let sum = 0
      let more = true
      while (more) {
        const piece = await call(passClean, { body: { area, batchId } })
        sum += piece.passed
        more = piece.more && piece.passed > 0
      }
      return sum
    },
    onSuccess: (sum) => setPassed(`已通过 ${sum} 份没有问题的`),
    onSettled: readAnew,
  })
  const error = queue.error ?? passOne.error ?? passAll.error
  const fault = error ? problemText(error) : undefined
  const rows = queue.data?.responses
  return (
    <>
      {fault && (
        <p role="alert" className="field-alert">
          {fault.what}。{fault.remedy}
        </p>
      )}
      <p role="status" className="field-row-note">
        {passed}
      </p>
      {!rows && !queue.error && <Skeleton lines={5} />}
      {rows?.length === 0 && (
        <EmptyState title="没有待复核的答卷">
          普查员报送后列在这里，复核通过后交乡级审核。
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <>
          <div className="field-row-actions">
            <Button
              size="large"
              icon="check"
              pending={passAll.isPending}
              onClick={() => passAll.mutate()}
            >
              通过没有问题的
            </Button>
          </div>
          <ul className="field-list">
            {rows.map((row) => (
              <li key={row.responseId} className="field-match">
                <span className="field-row-main">
                  <span className="field-row-title">{row.unitName}</span>
                  <span className="field-row-note">
                    {formHeading(row.formId, row.formTitle)} · {row.areaNames.at(-1)}
                    {openWords(row)}
                  </span>
                </span>
                <Button
                  pending={passOne.isPending && passOne.variables?.responseId === row.responseId}
                  onClick={() => passOne.mutate(row)}
                >
                  通过
                </Button>
              </li>
            ))}
          </ul>
          {queue.data?.next && (
            <p className="field-row-note">只列最近 50 份，通过后接着列出其余的。</p>
          )}
        </>
      )}
    </>
  )
}

/** What a supervisor should look at before passing. */
function openWords({ counts, inConflict }: ResponseSummary): string {
  const unexplained = counts.verify - counts.explained
  const words = [
    counts.mandatory > 0 && `强制 ${counts.mandatory}`,
    unexplained > 0 && `待说明 ${unexplained}`,
    inConflict && '填报有冲突',
  ].filter((word) => word !== false && word !== undefined)
  return words.length === 0 ? '' : ` · ${words.join('，')}`
}
