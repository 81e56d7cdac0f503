/** Above the table: that it waits for the person in charge, can still be withdrawn, or came back from them. */
import { useMutation } from '@tanstack/react-query'
import { withdrawResponse } from '../../../server/contract/sign-off.ts'
import { call } from '../../api/call.ts'
import { problemText } from '../../api/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { formatTime } from '../../ui/format-time.ts'
import { Notice } from '../../ui/notice.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useSheetDesk } from '../sheet/sheet-desk.tsx'
import { useNow } from '../use-now.ts'

/** The person in charge asked for something to be looked at; until it is sent anew. */
export function SentBackNotice() {
  const { detail, lockedBy } = useSheetDesk().opened
  const now = useNow()
  const last = detail.signOffs.at(-1)
  if (lockedBy === 'state' || last?.act !== 'send-back') return null
  if (last.revisionId !== detail.latestRevisionId) return null
  return (
    <Notice tone="verify" title={`单位负责人交回：${last.note}`}>
      {last.by} {formatTime(last.at, now)}。核对修改后请重新提交确认。
    </Notice>
  )
}

export function SentNotice() {
  const { detail } = useSheetDesk().opened
  const now = useNow()
  const { state } = detail.response
  if (state !== 'to-confirm' && state !== 'submitted') return null
  const mayWithdraw = detail.steps.includes('withdraw')
  const { confirmation, reviewStartedAt } = detail
  if (state === 'to-confirm') {
    return (
      <Notice
        tone="verify"
        title={
          detail.steps.includes('confirm') ? '请核对后确认报送' : '已提交单位负责人确认，尚未报送'
        }
        action={mayWithdraw && <WithdrawButton />}
      >
        单位负责人确认后才算报送。内容有任何改动，须重新确认。
      </Notice>
    )
  }
  if (!detail.needsConfirmation && !mayWithdraw) return null
  return (
    <Notice
      tone="accepted"
      title={
        confirmation
          ? `${confirmation.by} ${formatTime(confirmation.at, now)}确认，已报送`
          : '已报送'
      }
      action={mayWithdraw && <WithdrawButton />}
    >
      {reviewStartedAt
        ? `普查办 ${formatTime(reviewStartedAt, now)}已开始审核，不能撤回；要更正，请联系普查办退回。`
        : mayWithdraw
          ? '普查办开始审核前可以撤回修改，撤回后须重新确认报送。'
          : '普查办审核前，填报人可以撤回修改。'}
    </Notice>
  )
}

function WithdrawButton() {
  const { opened, reopen } = useSheetDesk()
  const { responseId } = opened.detail.response
  const toast = useToast()
  const withdraw = useMutation({
    mutationFn: () =>
      call(withdrawResponse, {
        params: { responseId },
        body: { revisionId: opened.detail.latestRevisionId ?? '' },
      }),
    onSuccess: () => {
      toast({ title: '已撤回，可以修改', tone: 'accepted' })
      reopen()
    },
    onError: (error) => {
      const { what, remedy } = problemText(error)
      toast({ title: what, description: remedy, tone: 'verify' })
      reopen()
    },
  })
  return (
    <Button pending={withdraw.isPending} onClick={() => withdraw.mutate()}>
      撤回修改
    </Button>
  )
}
