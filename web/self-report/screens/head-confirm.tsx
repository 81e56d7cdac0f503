/**
 * 核对确认, for the person in charge: the findings with their explanations, the key values, then the
 * confirmation, which names the very content on screen; or back to the preparer with a word. Made for a
 * phone as well.
 */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { tableHeading } from '../../../forms/form-words.ts'
import { getResponse, listResponses } from '../../../server/contract/responses.ts'
import { confirmResponse, sendBackResponse } from '../../../server/contract/sign-off.ts'
import { call } from '../../api/call.ts'
import { problemText } from '../../api/problem-text.ts'
import { keyOf } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatFullTime } from '../../ui/format-time.ts'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { formHref, historyHref } from '../href.ts'
import { useSheetDesk } from '../sheet/sheet-desk.tsx'
import { usePageTitle } from '../use-page-title.ts'
import { KeyValues } from './key-values.tsx'
import { OpenFindings } from './open-findings.tsx'
import { Signers } from './signers.tsx'

export function HeadConfirm() {
  const { opened, session, reopen } = useSheetDesk()
  const { form, detail } = opened
  const { responseId } = detail.response
  const navigate = useNavigate()
  const client = useQueryClient()
  const [agreed, setAgreed] = useState(false)
  const [sendingBack, setSendingBack] = useState(false)
  usePageTitle(`核对确认${form.title}`)
  const standing = detail.revisions.find((each) => each.revisionId === detail.latestRevisionId)
  const { answers } = session.state()
  const previous = detail.previous as typeof answers | null
  const refresh = () => {
    void client.invalidateQueries({ queryKey: keyOf(listResponses) })
    void client.invalidateQueries({ queryKey: keyOf(getResponse) })
  }
  const confirm = useMutation({
    mutationFn: ({ revisionId, contentHash }: { revisionId: string; contentHash: string }) =>
      call(confirmResponse, { params: { responseId }, body: { revisionId, contentHash } }),
    onSuccess: async (_, { revisionId }) => {
      refresh()
      await navigate({
        to: '/receipts/$responseId/$revisionId',
        params: { responseId, revisionId },
        replace: true,
      })
    },
  })
  if (!standing) return null
  return (
    <main id="main" className="sr-page sr-confirm" tabIndex={-1}>
      <PageHead
        title="核对确认"
        parts={[
          { label: '我的报表', href: '/' },
          { label: form.title, href: formHref(responseId) },
          { label: '核对确认' },
        ]}
      >
        <span>
          {tableHeading(form.layout.head.tableNumber, form.title)}　{form.layout.period}
        </span>
      </PageHead>
      <Facts
        columns={2}
        items={[
          { label: '单位', value: detail.unit.name },
          {
            label: '填报人提交',
            value: `${standing.receivedFrom}　${formatFullTime(standing.receivedAt)}`,
          },
          { label: '版本', value: `第 ${standing.number} 版` },
          {
            label: '内容摘要',
            value: <code className="sr-hash">{standing.contentHash.slice(0, 16)}…</code>,
          },
        ]}
      />
      <OpenFindings blockers={[]} unconfirmed={0} onConfirmAll={() => undefined} />
      <KeyValues answers={answers} previous={previous} />
      <p className="sr-head-links">
        <Link href={formHref(responseId)} className="sr-quiet-act">
          查看全表
        </Link>
        {detail.revisions.length > 1 && (
          <Link href={historyHref(responseId)} className="sr-quiet-act">
            与上一版比较
          </Link>
        )}
      </p>
      <section className="sr-section" aria-labelledby="statement">
        <h2 id="statement">确认报送</h2>
        <Signers answers={answers} />
        <div className="sr-statement">
          <CheckField
            checked={agreed}
            onChange={setAgreed}
            label="单位负责人：已审核本表，同意报送，对数据的真实性负责。"
          />
        </div>
        {confirm.error && (
          <Notice
            tone="mandatory"
            title={problemText(confirm.error).what}
            action={<Button onClick={reopen}>查看最新内容</Button>}
          >
            {problemText(confirm.error).remedy}
          </Notice>
        )}
        <div className="sr-report sr-report-two">
          <Button size="large" onClick={() => setSendingBack(true)}>
            交回填报人修改
          </Button>
          <Button
            variant="primary"
            size="large"
            pending={confirm.isPending}
            reason={agreed ? undefined : '请先勾选上面的声明'}
            reasonPlace="beside"
            onClick={() => confirm.mutate(standing)}
          >
            确认报送
          </Button>
        </div>
      </section>
      {sendingBack && (
        <SendBackDialog
          responseId={responseId}
          revisionId={standing.revisionId}
          onClose={() => setSendingBack(false)}
          onDone={async () => {
            refresh()
            await navigate({ to: '/' })
          }}
        />
      )}
    </main>
  )
}

function SendBackDialog(props: {
  readonly responseId: string
  readonly revisionId: string
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}) {
  const { responseId, revisionId, onClose, onDone } = props
  const [note, setNote] = useState('')
  const toast = useToast()
  const sendBack = useMutation({
    mutationFn: () =>
      call(sendBackResponse, { params: { responseId }, body: { revisionId, note: note.trim() } }),
    onSuccess: () => {
      toast({ title: '已交回填报人', tone: 'accepted' })
      return onDone()
    },
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="交回填报人修改"
      description="填报人在表的上方看到您写的话，改好后重新提交给您确认。"
      actions={
        <Button
          variant="primary"
          pending={sendBack.isPending}
          reason={note.trim() === '' ? '请写明要核对什么' : undefined}
          onClick={() => sendBack.mutate()}
        >
          交回
        </Button>
      }
    >
      <TextField
        label="要核对什么"
        value={note}
        onChange={setNote}
        maxLength={1000}
        lines={4}
        autoFocus
      />
      {sendBack.error && (
        <Notice tone="mandatory" title={problemText(sendBack.error).what}>
          {problemText(sendBack.error).remedy}
        </Notice>
      )}
    </Dialog>
  )
}
