/** 填报: the official table with its findings, definitions one click away, the state of saving. */
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { tableHeading } from '../../../forms/form-words.ts'
import { FindingCounts, PrefillNote } from '../../form/findings/finding-counts.tsx'
import { FormHelp } from '../../form/surface/form-help.tsx'
import { FormLayout } from '../../form/surface/form-layout.tsx'
import { FormSurface } from '../../form/surface/form-surface.tsx'
import { useSurface } from '../../form/surface/surface.ts'
import { OfficialTable } from '../../form/table/official-table.tsx'
import { SectionSteps, SectionTabs } from '../../form/table/section-tabs.tsx'
import { MovedNote } from '../../form/versions/moved-note.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { ResponseStateTag } from '../../ui/response-state-tag.tsx'
import { historyHref, messagesHref, printHref } from '../href.ts'
import { useSheetDesk } from '../sheet/sheet-desk.tsx'
import { usePageTitle } from '../use-page-title.ts'
import { ExcelMenu } from '../workbook/excel-menu.tsx'
import { ConflictChoice } from './conflict-choice.tsx'
import { DeskNotices } from './desk-notices.tsx'
import { OthersHere } from './others-here.tsx'
import { SaveStatus } from './save-status.tsx'
import { SideRail } from './side-rail.tsx'
import '../styles/desk.css'

const NARROW = '(max-width: 720px)'

export function FillScreen({ at }: { readonly at: string | undefined }) {
  const desk = useSheetDesk()
  const { opened, session } = desk
  const { form, detail } = opened
  const navigate = useNavigate()
  const narrow = useSyncExternalStore(watchNarrow, () => matchMedia(NARROW).matches)
  usePageTitle(form.title)
  const { responseId } = detail.response
  const previous = desk.opened.detail.previous as typeof opened.start.merge.work.answers | null

  return (
    <main id="main" className="sr-desk" tabIndex={-1}>
      <FormSurface session={session} presentation={narrow ? 'tablet' : 'desktop'}>
        <div className="sr-desk-bar">
          <Link href="/" className="sr-back">
            <Icon name="back" />
            <span>我的报表</span>
          </Link>
          <h1 className="sr-desk-title">
            {tableHeading(form.layout.head.tableNumber, form.title)}
          </h1>
          {session.readOnly ? (
            <ResponseStateTag state={detail.response.state} />
          ) : (
            <SaveStatus state={desk.saveState} />
          )}
          <OthersHere />
          <div className="sr-desk-counts">
            <FindingCounts />
          </div>
          {!narrow && !session.readOnly && <FormHelp />}
          {!narrow && <ExcelMenu />}
          <Link href={messagesHref(responseId)} className="sr-quiet-act">
            留言
          </Link>
          <Link href={printHref(responseId)} className="sr-quiet-act">
            打印
          </Link>
          {detail.revisions.length > 0 && (
            <Link href={historyHref(responseId)} className="sr-quiet-act">
              报送记录
            </Link>
          )}
          {!session.readOnly && (
            <Button
              variant="primary"
              onClick={() =>
                void navigate({ to: '/forms/$responseId/confirm', params: { responseId } })
              }
            >
              {detail.needsConfirmation ? '核对并提交' : '核对并报送'}
            </Button>
          )}
          {detail.steps.includes('confirm') && (
            <Button
              variant="primary"
              onClick={() =>
                void navigate({ to: '/forms/$responseId/confirm', params: { responseId } })
              }
            >
              核对确认
            </Button>
          )}
        </div>
        <ConflictChoice />
        <DeskNotices />
        <div className="sr-prefill">
          <MovedNote
            moved={opened.draftStart.moved ?? []}
            keptAside={opened.draftStart.keptAside ?? []}
          />
        </div>
        <div className="sr-prefill">
          <PrefillNote />
        </div>
        {narrow && <SectionTabs />}
        <FormLayout rail={<SideRail />}>
          <OfficialTable {...(previous && !narrow ? { previous } : {})} />
          {narrow && <SectionSteps />}
        </FormLayout>
        <ShowAt path={at} />
      </FormSurface>
    </main>
  )
}

/** Puts the focus into the cell one came for. */
function ShowAt({ path }: { readonly path: string | undefined }) {
  const surface = useSurface()
  const [asked] = useState(path)
  useEffect(() => {
    if (asked) requestAnimationFrame(() => surface.jump(asked))
  }, [asked, surface])
  return null
}

function watchNarrow(listener: () => void): () => void {
  const query = matchMedia(NARROW)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
