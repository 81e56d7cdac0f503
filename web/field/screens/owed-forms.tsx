/** 应填的表: what the unit still has to fill in at the door once it is listed, and why. */
import { Link } from '@tanstack/react-router'
import { formHeading } from '../../../forms/form-words.ts'
import { getOwedForms, type OwedForm } from '../../../server/contract/unit-attributes.ts'
import { ResponseStateTag } from '../../ui/response-state-tag.tsx'
import { useKeptQuery } from '../device/use-kept-query.ts'
import { doorFormsOf } from '../owed-at-the-door.ts'

export function OwedForms({ unitId }: { readonly unitId: string }) {
  const query = useKeptQuery(getOwedForms, { params: { unitId } })
  if (!query.data) return null
  const { owed, undetermined, fellAway } = doorFormsOf(query.data.forms)
  if (owed.length + undetermined.length + fellAway.length === 0) return null
  return (
    <section aria-labelledby="owed-title">
      <h2 id="owed-title">应填的表</h2>
      <ul className="field-list">
        {owed.map((form) => (
          <li key={form.formId}>
            <FormLink form={form} />
          </li>
        ))}
        {undetermined.map((form) => (
          <li key={form.formId} className="field-row-plain">
            {formHeading(form.formId, form.formTitle)}
            <span className="field-row-note">
              待定：还不知道{form.missing.map(({ name }) => `“${name}”`).join('、')}
            </span>
          </li>
        ))}
        {fellAway.map((form) => (
          <li key={form.formId} className="field-row-plain">
            {formHeading(form.formId, form.formTitle)}
            <span className="field-row-note">已不再应填，已填内容保留</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function FormLink({ form }: { readonly form: OwedForm }) {
  const { response } = form
  if (!response) return null
  return (
    <Link
      to="/responses/$responseId"
      params={{ responseId: response.responseId }}
      className="field-row"
    >
      <span className="field-row-main">
        <span className="field-row-title">{formHeading(form.formId, form.formTitle)}</span>
        {form.reason !== null && <span className="field-row-note">{form.reason}</span>}
      </span>
      <span className="field-row-side">
        <ResponseStateTag state={response.state} />
      </span>
    </Link>
  )
}
