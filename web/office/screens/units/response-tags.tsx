/** The forms of a unit with their states, each leading to its review. */
import type { UnitSummary } from '../../../../server/contract/frame.ts'
import { type ResponseState, responseStates } from '../../../../server/contract/response-state.ts'
import { Link } from '../../../ui/link.tsx'
import { ResponseStateTag } from '../../../ui/response-state-tag.tsx'
import { hrefOf } from '../../href-of.ts'

export function ResponseTags(props: { readonly responses: UnitSummary['responses'] }) {
  if (props.responses.length === 0) return <span className="office-zero">—</span>
  return (
    <span className="office-tags">
      {props.responses.map(({ responseId, formId, state }) => (
        <Link key={responseId} href={hrefOf('/review', { response: responseId })}>
          <span className="office-tag-form">{formId}</span>
          {isState(state) && <ResponseStateTag state={state} />}
        </Link>
      ))}
    </span>
  )
}

function isState(state: string): state is ResponseState {
  return (responseStates as readonly string[]).includes(state)
}
