/** 打印: the official table of the form in hand, as it stands, or blank. */
import { useEffect } from 'react'
import { responseStateNames } from '../../../server/contract/response-state.ts'
import { PrintScreen } from '../../form/print/print-screen.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { formHref } from '../href.ts'
import { isBegun } from '../sheet/is-begun.ts'
import { surroundingsOf } from '../sheet/open-sheet.ts'
import { useSheetDesk } from '../sheet/sheet-desk.tsx'
import { usePageTitle } from '../use-page-title.ts'

export function PrintFormScreen() {
  const { opened, session } = useSheetDesk()
  const { form, detail } = opened
  const { answers } = session.state()
  usePageTitle(`打印${form.title}`)
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [])
  return (
    <main id="main" tabIndex={-1}>
      <PrintScreen
        form={form}
        answers={answers}
        begun={isBegun(form, answers, detail, session.unconfirmed())}
        context={surroundingsOf(detail)}
        standing={session.readOnly ? responseStateNames[detail.response.state] : '草稿，未报送'}
        back={
          <Link href={formHref(detail.response.responseId)} className="sr-back">
            <Icon name="back" />
            <span>返回填报</span>
          </Link>
        }
      />
    </main>
  )
}
