/** 核对并报送: what is still in the way, the key values once more, the statement, then reporting. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { tableHeading } from '../../../forms/form-words.ts'
import { getResponse, listResponses } from '../../../server/contract/responses.ts'
import { problemText } from '../../api/problem-text.ts'
import { keyOf } from '../../api/queries.ts'
import { useReasons } from '../../form/findings/use-reasons.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { formHref } from '../href.ts'
import { reportBlockers } from '../sheet/report-blockers.ts'
import { sanityHints } from '../sheet/sanity-hints.ts'
import { type Reported, useSheetDesk } from '../sheet/sheet-desk.tsx'
import { usePageTitle } from '../use-page-title.ts'
import { ConflictChoice } from './conflict-choice.tsx'
import { HeadConfirm } from './head-confirm.tsx'
import { KeyValues } from './key-values.tsx'
import { OpenFindings } from './open-findings.tsx'
import { SaveStatus } from './save-status.tsx'
import { Signers } from './signers.tsx'
import { UnitQuestion } from './unit-question.tsx'
import { WhoConfirms } from './who-confirms.tsx'
import '../styles/confirm.css'

export function ConfirmScreen() {
  const { detail } = useSheetDesk().opened
  return detail.steps.includes('confirm') ? <HeadConfirm /> : <PreparerConfirm />
}

function PreparerConfirm() {
  const desk = useSheetDesk()
  const { opened, session } = desk
  const { form, detail } = opened
  const { responseId } = detail.response
  const navigate = useNavigate()
  const client = useQueryClient()
  const reasons = useReasons(session.codeLists)
  const [prepared, setPrepared] = useState(false)
  const [agreed, setAgreed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [met, setMet] = useState<Reported | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  useSyncExternalStore(
    (listener) => session.subscribe('findings', listener),
    () => session.findings(),
  )
  usePageTitle(`核对${form.title}`)

  const locked = session.readOnly
  useEffect(() => {
    if (locked) void navigate({ to: '/forms/$responseId', params: { responseId }, replace: true })
  }, [locked, navigate, responseId])
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [])

  const blockers = reportBlockers(session, (code) => reasons.some((each) => each.code === code))
  const unconfirmed = session.unconfirmed().size
  const { answers } = session.state()
  const previous = opened.detail.previous as typeof answers | null
  const hints = sanityHints(session.model, answers, previous)
  const inTheWay = blockers.length + unconfirmed
  const twoSign = detail.needsConfirmation

  const report = async () => {
    setBusy(true)
    setFault(null)
    try {
      const reported = await desk.report()
      void client.invalidateQueries({ queryKey: keyOf(listResponses) })
      void client.invalidateQueries({ queryKey: keyOf(getResponse) })
      if (reported.kind === 'sent' && reported.sent.receipt.blockers.length === 0) {
        const { revisionId } = reported.sent
        await navigate({
          to: '/receipts/$responseId/$revisionId',
          params: { responseId, revisionId },
          replace: true,
        })
      } else setMet(reported)
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <main id="main" className="sr-page sr-confirm" tabIndex={-1}>
      <PageHead
        title={twoSign ? '核对并提交' : '核对并报送'}
        parts={[
          { label: '我的报表', href: '/' },
          { label: form.title, href: formHref(responseId) },
          { label: twoSign ? '核对并提交' : '核对并报送' },
        ]}
      >
        <span>
          {tableHeading(form.layout.head.tableNumber, form.title)}　{form.layout.period}
        </span>
        <SaveStatus state={desk.saveState} />
      </PageHead>

      <ConflictChoice />
      <div className="sr-unit-question">
        <UnitQuestion />
      </div>

      <OpenFindings
        blockers={blockers}
        unconfirmed={unconfirmed}
        onConfirmAll={() => session.confirmAll()}
      />

      {hints.length > 0 && (
        <section className="sr-section" aria-labelledby="hints">
          <h2 id="hints">通看全表</h2>
          <ul className="sr-hints">
            {hints.map((hint) => (
              <li key={hint}>{hint}</li>
            ))}
          </ul>
        </section>
      )}

      <KeyValues answers={answers} previous={previous} />

      <section className="sr-section" aria-labelledby="statement">
        <h2 id="statement">报送声明</h2>
        <Signers answers={answers} />
        <div className="sr-statement">
          <CheckField
            checked={prepared}
            onChange={setPrepared}
            label="填表人：本表按本单位原始记录和账目填写，真实、准确、完整。"
          />
          {!twoSign && (
            <CheckField
              checked={agreed}
              onChange={setAgreed}
              label="本人已核对本表，同意报送，对数据的真实性负责。"
            />
          )}
        </div>
        {twoSign && <WhoConfirms />}
        {met && <Met reported={met} reopen={desk.reopen} />}
        {fault !== null && (
          <Notice tone="mandatory" title={problemText(fault).what}>
            {problemText(fault).remedy}
          </Notice>
        )}
        <div className="sr-report">
          <Button
            variant="primary"
            size="large"
            pending={busy}
            reason={
              desk.conflict
                ? '请先选择与他人填报不同的内容'
                : whyNot(inTheWay, prepared, twoSign || agreed)
            }
            reasonPlace="beside"
            onClick={() => void report()}
          >
            {twoSign ? '提交单位负责人确认' : '报送'}
          </Button>
        </div>
      </section>
    </main>
  )
}

function whyNot(inTheWay: number, prepared: boolean, agreed: boolean): string | undefined {
  if (inTheWay > 0) return `还有 ${inTheWay} 项要处理，见上方`
  if (!prepared) return '请填表人先确认声明'
  return agreed ? undefined : '请确认同意报送'
}

/** The report did not end in a plain receipt. */
function Met({ reported, reopen }: { readonly reported: Reported; readonly reopen: () => void }) {
  if (reported.kind === 'waiting') {
    return (
      <Notice
        tone="verify"
        title="已封存，尚未收到服务器回执"
        action={<Button onClick={reopen}>查看</Button>}
      >
        内容完整保存在本机，连上服务器后自动发送。重复按报送不会重复报送。
      </Notice>
    )
  }
  return (
    <Notice
      tone="mandatory"
      title={`服务器已收存，但还有 ${reported.sent.receipt.blockers.length} 项审核没有通过，未算报送`}
      action={<Button onClick={reopen}>继续修改</Button>}
    >
      <ul>
        {reported.sent.receipt.blockers.map((finding) => (
          <li key={`${finding.rule}@${finding.fields.join()}`}>{finding.message}</li>
        ))}
      </ul>
    </Notice>
  )
}
