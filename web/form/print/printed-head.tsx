/** Head of the official table on paper: title, whose it is, for when, under what approval. */
import type { ReactNode } from 'react'
import { approvalLines } from '../approval-lines.ts'
import { identityText } from '../identity.ts'
import type { FormSession } from '../session/form-session.ts'

export function PrintedHead({ session }: { readonly session: FormSession }): ReactNode {
  const { form, identity } = session.model
  const { head, title, period, unitOfMeasure } = form.layout
  return (
    <header className="jp-head">
      <h1>{title}</h1>
      <dl className="jp-block">
        {approvalLines(head).map(({ name, value, known }) => (
          <div key={name}>
            <dt>{known ? `${name}：` : name}</dt>
            <dd>{known ? <Parts text={value} /> : `（${value}）`}</dd>
          </div>
        ))}
      </dl>
      <dl className="jp-identity">
        {identity.map((cell) => (
          <div key={cell.key}>
            <dt>{cell.title}：</dt>
            <dd>
              <Identity text={identityText(session, cell)} boxes={cell.kind === 'credit-code'} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="jp-period">{period}</p>
      <p className="jp-measure">{unitOfMeasure !== null && `计量单位：${unitOfMeasure}`}</p>
    </header>
  )
}

/** Two issuing bodies stand on lines of their own where one line does not hold both. */
function Parts({ text }: { readonly text: string }): ReactNode {
  return text.split(' ').map((part) => (
    <span key={part} className="jp-body">
      {part}{' '}
    </span>
  ))
}

function Identity(props: { readonly text: string; readonly boxes: boolean }): ReactNode {
  if (props.text !== '' || !props.boxes) return props.text
  return (
    <span className="jp-boxes">
      {Array.from({ length: 18 }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: boxes have nothing but their place
        <span key={at} />
      ))}
    </span>
  )
}
