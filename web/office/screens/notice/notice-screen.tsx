/** 填报前告知内容: what respondents are told; the city office enters handler, complaint line and penalties. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  enterLegalNotice,
  getLegalNotice,
  type LegalNotice,
  type NoticeEntry,
} from '../../../../server/contract/legal-notice.ts'
import { call } from '../../../api/call.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { LegalNoticeText } from '../../../shell/legal-notice-text.tsx'
import { Button } from '../../../ui/button.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import './notice.css'

export function NoticeScreen() {
  usePageTitle('填报前告知内容')
  const { data, error, refetch } = useQuery(queryFor(getLegalNotice, {}))
  return (
    <>
      <PageHead title="填报前告知内容">
        调查对象填报之前看到的内容。保存即生效，每次保存另存一版，旧版保留。
      </PageHead>
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <div className="notice-desk">
          <NoticeForm key={data.edition} notice={data} />
          <section className="notice-preview" aria-label="调查对象看到的样子">
            <LegalNoticeText notice={data} />
          </section>
        </div>
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  )
}

const empty: NoticeEntry = {
  handler: '',
  contact: '',
  complaint: '',
  penalties: [],
  approvedBy: '',
  approvedOn: '',
}

function NoticeForm({ notice }: { readonly notice: LegalNotice }) {
  const [entry, setEntry] = useState<NoticeEntry>(notice.entry ?? empty)
  const client = useQueryClient()
  const toast = useToast()
  const save = useMutation({
    mutationFn: () => call(enterLegalNotice, { body: entry }),
    onSuccess: async ({ edition }) => {
      await client.invalidateQueries({ queryKey: keyOf(getLegalNotice) })
      toast({ title: `告知书第 ${edition} 版已生效`, tone: 'accepted' })
    },
  })
  const set = (change: Partial<NoticeEntry>) => setEntry({ ...entry, ...change })
  const setPenalty = (place: number, change: Partial<NoticeEntry['penalties'][number]>) =>
    set({
      penalties: entry.penalties.map((each, at) => (at === place ? { ...each, ...change } : each)),
    })
  return (
    <section className="notice-form" aria-label="录入告知书">
      <TextField
        label="处理者"
        hint="如“朔州市经济普查领导小组办公室”"
        value={entry.handler}
        onChange={(handler) => set({ handler })}
      />
      <TextField label="联系方式" value={entry.contact} onChange={(contact) => set({ contact })} />
      <TextField
        label="举报电话或方式"
        value={entry.complaint}
        onChange={(complaint) => set({ complaint })}
      />
      {entry.penalties.map((penalty, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have only their place
        <div key={place} className="notice-penalty">
          <TextField
            label={`法律责任 ${place + 1}`}
            lines={2}
            value={penalty.text}
            onChange={(text) => setPenalty(place, { text })}
          />
          <TextField
            label="依据条号"
            hint="2024 年修正后的条号，如《统计法》第四十四条"
            value={penalty.article}
            onChange={(article) => setPenalty(place, { article })}
          />
          <Button
            size="small"
            onClick={() => set({ penalties: entry.penalties.filter((_, at) => at !== place) })}
          >
            去掉这一条
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="small"
          onClick={() => set({ penalties: [...entry.penalties, { text: '', article: '' }] })}
        >
          增加一条法律责任
        </Button>
      </div>
      <TextField
        label="法制核定人"
        value={entry.approvedBy}
        onChange={(approvedBy) => set({ approvedBy })}
      />
      <TextField
        label="核定日期"
        type="date"
        value={entry.approvedOn}
        onChange={(approvedOn) => set({ approvedOn })}
      />
      <div>
        <Button
          variant="primary"
          pending={save.isPending}
          reason={missingIn(entry)}
          onClick={() => save.mutate()}
        >
          保存并生效
        </Button>
      </div>
      {save.error && <Failure error={save.error} />}
    </section>
  )
}

function missingIn(entry: NoticeEntry): string | undefined {
  if (entry.handler.trim() === '') return '请填写处理者'
  if (entry.contact.trim() === '') return '请填写联系方式'
  if (entry.complaint.trim() === '') return '请填写举报电话或方式'
  if (entry.penalties.some(({ text, article }) => text.trim() === '' || article.trim() === '')) {
    return '每条法律责任都要写明内容和依据条号'
  }
  if (entry.approvedBy.trim() === '') return '请填写法制核定人'
  return entry.approvedOn === '' ? '请填写核定日期' : undefined
}
