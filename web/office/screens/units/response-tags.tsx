/** The forms of a unit with their states, each leading to its review; the most pressing ones first. */
import { formMark } from '../../../../forms/form-words.ts'
import type { UnitSummary } from '../../../../server/contract/frame.ts'
import { type ResponseState, responseStates } from '../../../../server/contract/response-state.ts'
import { Link } from '../../../ui/link.tsx'
import { ResponseStateTag } from '../../../ui/response-state-tag.tsx'
import { hrefOf } from '../../href-of.ts'

const SHOWN = 2
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
  if (props.responses.length === 0) return <span className="office-zero">—</span>
  const sorted = [...props.responses].sort(
    (a, b) => pressing.indexOf(a.state) - pressing.indexOf(b.state),
  )
  const more = sorted.length - SHOWN
  return (
    <span className="office-tags">
      {sorted.slice(0, SHOWN).map(({ responseId, formId, state }) => (
        <Link key={responseId} href={hrefOf('/review', { response: responseId })}>
          <span className="office-tag-form">{formMark(formId)}</span>
          {isState(state) && <ResponseStateTag state={state} />}
        </Link>
      ))}
      {more > 0 && <span className="office-zero">另 {more} 张</span>}
    </span>
  )
}

function isState(state: string): state is ResponseState {
  return (responseStates as readonly string[]).includes(state)
}
