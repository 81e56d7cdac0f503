/**
 * A page with one form on it, for the renderer's own tests in a browser.
 * The address says which: ?form=B603&as=desktop&fill=some; `as=print`, `as=blank` is its print.
 */
import { createRoot } from 'react-dom/client'
import type { Answers, FormDefinition } from '../../../forms/engine/types.ts'
import { isFormId, loadForm } from '../../../forms/generated/registry.ts'
import { FindingCounts, PrefillNote } from '../../../web/form/findings/finding-counts.tsx'
import { FindingsRail } from '../../../web/form/findings/findings-rail.tsx'
import { PrintScreen } from '../../../web/form/print/print-screen.tsx'
import { useFormSession } from '../../../web/form/session/use-form-session.ts'
import { FormHelp } from '../../../web/form/surface/form-help.tsx'
import { FormLayout } from '../../../web/form/surface/form-layout.tsx'
import { FormSurface } from '../../../web/form/surface/form-surface.tsx'
import { OfficialTable } from '../../../web/form/table/official-table.tsx'
import { SectionSteps, SectionTabs } from '../../../web/form/table/section-tabs.tsx'
import { UiRoot } from '../../../web/ui/ui-root.tsx'
import { filledAnswers } from './filled-answers.ts'

const asked = new URLSearchParams(location.search)
const id = asked.get('form') ?? 'B603'
const as = asked.get('as')
const tablet = as === 'tablet'

function Page({ form }: { readonly form: FormDefinition }) {
  const session = useFormSession({
    form,
    initialAnswers: answersOf(form),
    readOnly: asked.has('read-only'),
    fills: asked.get('fills') === 'office' ? ['respondent', 'office'] : ['respondent', 'device'],
    prefill: { preparer: { value: '王丽', from: '单位清查表（621）' } },
    onChange: (state) => {
      document.documentElement.dataset.answers = JSON.stringify(state.answers)
    },
  })
  return (
    <FormSurface session={session} presentation={tablet ? 'tablet' : 'desktop'}>
      <div className="page-bar">
        <FindingCounts />
        <PrefillNote />
        {!tablet && <FormHelp />}
      </div>
      {tablet && <SectionTabs />}
      <FormLayout rail={<FindingsRail />}>
        <OfficialTable />
        {tablet && <SectionSteps />}
      </FormLayout>
    </FormSurface>
  )
}

/** `fill=none`: blank; `fill=stored`: what the test put into the session storage. */
function answersOf(form: FormDefinition): Answers {
  if (asked.get('fill') === 'none') return {}
  if (asked.get('fill') === 'stored') return JSON.parse(sessionStorage.getItem('answers') ?? '{}')
  return filledAnswers[form.id] ?? {}
}

if (!isFormId(id)) throw new Error(`No such form: ${id}`)
const form = await loadForm(id)
createRoot(document.getElementById('root')!).render(
  <UiRoot density={tablet ? 'field' : 'self-report'}>
    {as === 'print' || as === 'blank' ? (
      <PrintScreen
        form={form}
        answers={as === 'blank' ? null : answersOf(form)}
        back={<a href={`?form=${form.id}`}>返回</a>}
      />
    ) : (
      <Page form={form} />
    )}
  </UiRoot>,
)
