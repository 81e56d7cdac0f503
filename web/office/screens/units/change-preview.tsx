/** What a change would do to the forms of the unit: appears, falls away, is not decided, stays. */
import type { ReactNode } from 'react'
import { formHeading, formMark } from '../../../../forms/form-words.ts'
import type { AttributePreview } from '../../../../server/contract/unit-attributes.ts'
import { StatusTag, type StatusTone } from '../../../ui/status-tag.tsx'
import { missingWords } from './attribute-words.ts'

export function ChangePreview({ preview }: { readonly preview: AttributePreview }) {
  const { appears, fallsAway, undetermined, stays } = preview
  return (
    <div className="office-preview" aria-live="polite">
      <h3>更改以后</h3>
      <Group tone="sent" title="新增应填" forms={appears} say={(form) => form.reason} />
      <Group
        tone="closed"
        title="不再应填"
        forms={fallsAway}
        say={(form) =>
          form.answersKept
            ? '已填内容保留，只能查看；以后又应填的，接着填'
            : '还没有填，不再列为应填'
        }
      />
      <Group tone="underway" title="待定" forms={undetermined} say={missingWords} />
      <p className="office-aside">
        {appears.length + fallsAway.length === 0 ? '应填的表不变。' : ''}
        {stays.length > 0 && `仍应填 ${stays.map(({ formId }) => formMark(formId)).join('、')}。`}
      </p>
    </div>
  )
}

interface Named {
  readonly formId: string
  readonly formTitle: string
}

function Group<Form extends Named>(props: {
  readonly tone: StatusTone
  readonly title: string
  readonly forms: readonly Form[]
  readonly say: (form: Form) => ReactNode
}) {
  if (props.forms.length === 0) return null
  return (
    <section>
      <h4>
        <StatusTag tone={props.tone}>{props.title}</StatusTag> {props.forms.length} 张
      </h4>
      <ul>
        {props.forms.map((form) => (
          <li key={form.formId}>
            {formHeading(form.formId, form.formTitle)}
            <span className="office-aside">{props.say(form)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
