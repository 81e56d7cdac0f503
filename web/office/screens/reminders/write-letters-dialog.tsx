/** Writes a batch of letters: where, to whom, what, and by when an answer is asked for. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listNoticeBatches,
  type NoticeAudience,
  noticeAudienceNames,
  noticeAudiences,
  putNoticeBatch,
} from '../../../../server/contract/conduct.ts'
import { call } from '../../../api/call.ts'
import { keyOf } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceField } from '../../../ui/choice-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import { go } from '../../office-history.ts'
import { useOffice } from '../../use-office.ts'

export function WriteLettersDialog({ onClose }: { readonly onClose: () => void }) {
  const { areaPrefix } = useOffice()
  const [batchId] = useState(() => crypto.randomUUID())
  const [area, setArea] = useState<string | undefined>(undefined)
  const [audience, setAudience] = useState<NoticeAudience>('respondent')
  const [content, setContent] = useState('')
  const [replyBy, setReplyBy] = useState('')
  const client = useQueryClient()
  const write = useMutation({
    mutationFn: () =>
      call(putNoticeBatch, {
        params: { batchId },
        body: { area: area ?? areaPrefix, audience, content: content.trim(), replyBy },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keyOf(listNoticeBatches) })
      go(`/reminders/batches/${batchId}`)
    },
  })
  const fault =
    content.trim() === ''
      ? '请写明催报内容'
      : /^\d{4}-\d{2}-\d{2}$/.test(replyBy)
        ? undefined
        : '答复日期写成 2024-02-01 这样'
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="写一批催报通知书"
      description="按现在未报的答卷逐一写成，写成后不能改。给单位的同时记为一次书面催报。"
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            reason={fault}
            reasonPlace="beside"
            pending={write.isPending}
            onClick={() => write.mutate()}
          >
            写成
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <AreaFilter value={area} onChange={setArea} />
        <ChoiceField
          label="给谁"
          options={noticeAudiences.map((value) => ({ value, label: noticeAudienceNames[value] }))}
          value={audience}
          onChange={setAudience}
        />
        <TextField
          label="内容"
          lines={4}
          maxLength={1000}
          value={content}
          onChange={setContent}
          hint="如“请如实填报，有困难的与普查办联系”；不写应填的数值"
        />
        <TextField
          label="要求答复日期"
          value={replyBy}
          onChange={setReplyBy}
          hint="如 2024-02-01"
        />
        {write.error && <Failure error={write.error} />}
      </div>
    </Dialog>
  )
}
