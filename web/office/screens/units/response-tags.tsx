/** The most pressing form of a unit with its state, leading to its review, and how many there are besides. */
import { formMark } from '../../../../forms/form-words.ts'
import type { UnitSummary } from '../../../../server/contract/frame.ts'
import { type ResponseState, responseStates } from '../../../../server/contract/response-state.ts'
import { Link } from '../../../ui/link.tsx'
import { ResponseStateTag } from '../../../ui/response-state-tag.tsx'
import { hrefOf } from '../../href-of.ts'

const pressing = [
  'returned',
  'submitted',
  'passed-supervisor',
  'passed-township',
  'to-confirm',
  'draft',
  'assigned',
  'accepted-county',
  'accepted-city',
]

export function ResponseTags(props: { readonly responses: UnitSummary['responses'] }) {
  const [first, ...more] = [...props.responses].sort(
    (a, b) => pressing.indexOf(a.state) - pressing.indexOf(b.state),
  )
  if (first === undefined) return <span className="office-zero">—</span>
  const { responseId, formId, state } = first
  return (
    <span className="office-tags">
      <Link href={hrefOf('/review', { response: responseId })}>
        <span className="office-tag-form">{formMark(formId)}</span>
        {isState(state) && <ResponseStateTag state={state} />}
      </Link>
      {more.length > 0 && <span className="office-zero">另 {more.length} 张</span>}
    </span>
  )
}

function isState(state: string): state is ResponseState {
  return (responseStates as readonly string[]).includes(state)
}
