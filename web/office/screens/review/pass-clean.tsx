/**
 * Passes all that waits for this level in the area shown and has nothing open, piece by piece. Each gets
 * its own act and its own entry in the trail; what has something open stays for eyes.
 */
import { useState } from 'react'
import { formTable } from '../../../../forms/form-words.ts'
import { passClean } from '../../../../server/contract/review.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { prefixOf } from '../../area-steps.ts'
import { Failure } from '../../failure.tsx'
import type { ReviewSearch } from '../../read-search.ts'
import { useOffice } from '../../use-office.ts'
import { useReviewAct } from './use-review-act.ts'

export function PassClean({ filter }: { readonly filter: ReviewSearch }) {
  const office = useOffice()
  const [open, setOpen] = useState(false)
  const [passed, setPassed] = useState(0)
  const [finished, setFinished] = useState(false)
  const area = prefixOf(filter.area ?? office.areaPrefix)
  const run = useReviewAct(
    async () => {
      const batchId = crypto.randomUUID()
      const body = { area, batchId, ...(filter.form !== undefined && { form: filter.form }) }
      let more = true
      while (more) {
        const piece = await call(passClean, { body })
        setPassed((before) => before + piece.passed)
        more = piece.more && piece.passed > 0
      }
    },
    () => setFinished(true),
  )
  const start = () => {
    setPassed(0)
    setFinished(false)
    setOpen(true)
  }
  return (
    <>
      <Button icon="check" onClick={start}>
        通过没有问题的
      </Button>
      {open && (
        <Dialog
          open
          onOpenChange={(shown) => !shown && !run.isPending && setOpen(false)}
          title="通过没有问题的"
          description={filter.form === undefined ? '全部报表' : `只限 ${formTable(filter.form)}`}
          size="medium"
          actions={
            <>
              <Button
                onClick={() => setOpen(false)}
                reason={run.isPending ? '正在通过' : undefined}
              >
                {finished ? '关闭' : '取消'}
              </Button>
              {!finished && (
                <Button
                  variant="primary"
                  pending={run.isPending}
                  onClick={() => run.mutate(undefined)}
                >
                  全部通过
                </Button>
              )}
            </>
          }
        >
          <div className="office-dialog">
            <p>
              待本级审、没有强制性问题、核实性问题都已说明、填报没有冲突的答卷，逐份记下通过。有问题的、暂缓的、提请的留下逐份看。
            </p>
            <p role="status">
              {run.isPending && `已通过 ${formatNumber(passed)} 份……`}
              {finished && `共通过 ${formatNumber(passed)} 份。`}
            </p>
            {run.error && <Failure error={run.error} />}
          </div>
        </Dialog>
      )}
    </>
  )
}
