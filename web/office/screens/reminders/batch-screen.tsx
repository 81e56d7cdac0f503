/** One batch: its letters with what came of each, and the letters as they are printed. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  getNoticeBatch,
  type NoticeBatch,
  type NoticeLetter,
  noticeAudienceNames,
  recordLetterOutcome,
  reminderOutcomeNames,
} from '../../../../server/contract/conduct.ts'
import { call } from '../../../api/call.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { formatFullTime } from '../../../ui/format-time.ts'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Failure } from '../../failure.tsx'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { OutcomeOfReminderDialog } from './outcome-of-reminder-dialog.tsx'

export function BatchScreen({ batchId }: { readonly batchId: string }) {
  usePageTitle('催报通知书')
  const { areaName } = useOffice()
  const client = useQueryClient()
  const [answering, setAnswering] = useState<NoticeLetter | null>(null)
  const { data, error, refetch } = useQuery(queryFor(getNoticeBatch, { params: { batchId } }))
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={10} />
  const { batch, letters } = data
  return (
    <>
      <div className="office-no-print">
        <PageHead
          title={`${batch.areaName}催报通知书`}
          parts={[
            { label: '催报登记', href: '/reminders' },
            { label: '催报通知书', href: '/reminders/batches' },
            { label: batch.areaName },
          ]}
          actions={
            <Button variant="primary" icon="print" onClick={() => print()}>
              打印 {letters.length} 份
            </Button>
          }
        >
          给{noticeAudienceNames[batch.audience]}，{batch.madeBy}写。每份一页
          A4；送达、未送达和答复在下面逐份登记。
        </PageHead>
        <DataTable
          label="通知书"
          columns={columnsOf(setAnswering)}
          rows={letters}
          rowKey={({ number }) => String(number)}
          empty={null}
        />
        <h2 className="office-list-head">打印样</h2>
      </div>
      <div className="office-notices">
        {letters.map((letter) => (
          <LetterPage key={letter.number} batch={batch} letter={letter} office={areaName} />
        ))}
      </div>
      {answering && (
        <OutcomeOfReminderDialog
          about={`第 ${answering.number} 号　${answering.recipientName}`}
          record={(body) =>
            call(recordLetterOutcome, {
              params: { batchId, number: String(answering.number) },
              body: { ...body },
            })
          }
          onClose={(changed) => {
            setAnswering(null)
            if (changed) void client.invalidateQueries({ queryKey: keyOf(getNoticeBatch) })
          }}
        />
      )}
    </>
  )
}

function columnsOf(answer: (letter: NoticeLetter) => void): readonly Column<NoticeLetter>[] {
  return [
    { id: 'number', head: '编号', width: 64, align: 'end', cell: ({ number }) => number },
    {
      ...{ id: 'to', head: '收件人', width: 240 },
      cell: ({ unitId, recipientName }) =>
        unitId === null ? recipientName : <Link href={`/units/${unitId}`}>{recipientName}</Link>,
      title: ({ recipientName }) => recipientName,
    },
    {
      id: 'owed',
      head: '未报',
      cell: ({ owed }) => owed.join('、'),
      title: ({ owed }) => owed.join('、'),
    },
    {
      ...{ id: 'outcomes', head: '送达和答复' },
      cell: ({ outcomes }) => (outcomes.length === 0 ? '未登记' : outcomeWords(outcomes)),
      title: ({ outcomes }) => outcomeWords(outcomes),
    },
    {
      ...{ id: 'act', head: '登记', width: 88 },
      cell: (letter) => (
        <Button size="small" onClick={() => answer(letter)}>
          登记
        </Button>
      ),
    },
  ]
}

function outcomeWords(outcomes: NoticeLetter['outcomes']): string {
  return outcomes
    .map(({ kind, happenedAt, note }) =>
      [reminderOutcomeNames[kind], formatFullTime(happenedAt), note]
        .filter((each) => each !== '')
        .join(' '),
    )
    .join('；')
}

const day = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
})

function LetterPage(props: {
  readonly batch: NoticeBatch
  readonly letter: NoticeLetter
  readonly office: string
}) {
  const { batch, letter, office } = props
  const toUnit = letter.unitId !== null
  return (
    <article className="office-notice">
      <h2>第五次全国经济普查催报通知书</h2>
      <p className="office-notice-to">{letter.recipientName}：</p>
      {toUnit ? (
        <p>
          根据《中华人民共和国统计法》和《全国经济普查条例》，普查对象应当真实、准确、完整、及时提供普查所需资料。截至
          {day.format(new Date(batch.madeAt))}，你单位还有下列普查表没有报送：
        </p>
      ) : (
        <p>截至{day.format(new Date(batch.madeAt))}，你负责的下列普查小区还有答卷没有报送：</p>
      )}
      <ul>
        {letter.owed.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p>{batch.content}</p>
      <p>
        请于{day.format(new Date(`${batch.replyBy}T00:00:00+08:00`))}前
        {toUnit ? '报送，或答复不能报送的原因' : '完成，或说明情况'}。
      </p>
      {toUnit && (
        <p>普查取得的资料严格限定用于经济普查目的，普查机构和普查人员对资料负有保密义务。</p>
      )}
      <p>
        签收人：＿＿＿＿＿＿＿＿　签收日期：＿＿＿＿＿＿＿＿　答复：＿＿＿＿＿＿＿＿＿＿＿＿＿＿
      </p>
      <p className="office-notice-from">
        {office}经济普查办公室
        <br />
        {day.format(new Date(batch.madeAt))}　第 {letter.number} 号
      </p>
    </article>
  )
}
