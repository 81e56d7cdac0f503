/**
 * The notice before the first question (law.md L-23): whole until it has been told to this unit, then a
 * line to open it again. Telling is noted with its time; it is no consent and locks nothing.
 */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import {
  getLegalNotice,
  type LegalNotice,
  noNoticeEntered,
} from '../../server/contract/legal-notice.ts'
import { call } from '../api/call.ts'
import { Button } from '../ui/button.tsx'
import { formatFullTime } from '../ui/format-time.ts'
import { Sheet } from '../ui/sheet.tsx'
import { LegalNoticeText } from './legal-notice-text.tsx'
import { readTold, rememberTold, sendTold } from './told-units.ts'
import './legal-notice.css'

export interface LegalNoticePanelProps {
  /** Undefined for a unit that is in no list yet: it is told, and noted once it is. */
  readonly unitId: string | undefined
  /** 我已阅读 or 已当面告知. */
  readonly doneLabel: string
  /** Behind a button, where it is told face to face at every door. */
  readonly folded?: boolean
}

const KEPT = 'jingpu-legal-notice'

export function LegalNoticePanel({ unitId, doneLabel, folded = false }: LegalNoticePanelProps) {
  const notice = useNotice()
  const [told, setTold] = useState(() => (unitId ? readTold(localStorage)[unitId] : undefined))
  const [open, setOpen] = useState(false)
  useEffect(() => {
    void sendTold(localStorage)
  }, [])
  const tell = () => {
    if (unitId === undefined) return
    const toldAt = new Date().toISOString()
    const entry = { noticeId: crypto.randomUUID(), edition: notice.edition, toldAt, sent: false }
    rememberTold(localStorage, unitId, entry)
    setTold(entry)
    setOpen(false)
    void sendTold(localStorage)
  }
  if (told && told.edition === notice.edition) {
    return (
      <p className="legal-notice-line">
        <span>普查告知书已于 {formatFullTime(told.toldAt).slice(0, 16)} 告知。</span>
        <Button size="small" onClick={() => setOpen(true)}>
          再看一遍
        </Button>
        <Sheet open={open} onOpenChange={setOpen} title="普查告知书" size="medium">
          <LegalNoticeText notice={notice} />
        </Sheet>
      </p>
    )
  }
  const act = unitId !== undefined && (
    <div className="legal-notice-foot">
      <Button variant="primary" onClick={tell}>
        {doneLabel}
      </Button>
      <span>只记下告知的时间，不是征求同意。</span>
    </div>
  )
  if (folded) {
    return (
      <section className="legal-notice-line" aria-label="普查告知书">
        <span>登记前先告知：为什么调查、您的义务和权利、怎样保密。</span>
        <Button onClick={() => setOpen(true)}>出示告知书</Button>
        <Sheet open={open} onOpenChange={setOpen} title="普查告知书" size="medium" actions={act}>
          <LegalNoticeText notice={notice} />
        </Sheet>
      </section>
    )
  }
  return (
    <section className="legal-notice-panel" aria-label="普查告知书">
      <LegalNoticeText notice={notice} />
      {act}
    </section>
  )
}

/** The edition in force; without a network the one this browser saw last. */
function useNotice(): LegalNotice {
  const { data } = useQuery({
    queryKey: [getLegalNotice.id],
    queryFn: async () => {
      const notice = await call(getLegalNotice, {})
      localStorage.setItem(KEPT, JSON.stringify(notice))
      return notice
    },
    staleTime: 300_000,
    networkMode: 'always',
  })
  const kept = localStorage.getItem(KEPT)
  // Written by this very function.
  return data ?? (kept ? (JSON.parse(kept) as LegalNotice) : noNoticeEntered)
}
