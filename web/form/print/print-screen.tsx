/** The screen a form is printed from: filled or blank, on which paper, and the way back. */
import { type ReactNode, useMemo, useState } from 'react'
import type { Answers, FormDefinition } from '../../../forms/engine/types.ts'
import { tableHeading } from '../../../forms/form-words.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import type { Surroundings } from '../session/checking.ts'
import { readConditions } from '../session/read-conditions.ts'
import { pageCodeLists, useFormSession } from '../session/use-form-session.ts'
import { answersToPrint } from './answers-to-print.ts'
import { type Paper, paperFor } from './paper.ts'
import { PrintSheet } from './print-sheet.tsx'
import { printedParts } from './printed-parts.ts'
import { useListsAtHand } from './use-lists-at-hand.ts'
import './print-screen.css'

export interface PrintScreenProps {
  /** With the head under which this version is used here. */
  readonly form: FormDefinition
  /** Null where there is only the blank form to print. */
  readonly answers: Answers | null
  /** False where nobody has filled in anything: then lines to write in are offered first. */
  readonly begun?: boolean
  readonly context?: Surroundings | undefined
  /** How the answers stand: 草稿，未报送. */
  readonly standing?: string | null | undefined
  /** The way back. */
  readonly back: ReactNode
}

type What = 'filled' | 'blank'

export function PrintScreen(props: PrintScreenProps): ReactNode {
  const { form, answers, context, begun = true } = props
  const [what, setWhat] = useState<What>(answers === null || !begun ? 'blank' : 'filled')
  const ready = useListsAtHand({ codeLists: pageCodeLists, form })
  const shown = useMemo(
    () =>
      what === 'filled' && ready
        ? answersToPrint(form, answers ?? {}, context, pageCodeLists)
        : what === 'filled'
          ? (answers ?? {})
          : identityOf(form, answers ?? {}),
    [form, answers, context, what, ready],
  )
  const chooser =
    answers === null ? null : (
      <ChoiceField<What>
        label="打印什么"
        labelHidden
        inline
        options={[
          { value: 'filled', label: '已填内容' },
          { value: 'blank', label: '空白表' },
        ]}
        value={what}
        onChange={setWhat}
      />
    )
  return (
    <Printed
      // Another document is another session.
      key={`${what} ${ready}`}
      {...props}
      shown={shown}
      ready={ready}
      blank={what === 'blank'}
      chooser={chooser}
    />
  )
}

function Printed(
  props: PrintScreenProps & {
    readonly shown: Answers
    readonly ready: boolean
    readonly blank: boolean
    readonly chooser: ReactNode
  },
): ReactNode {
  const { form, shown, ready, blank, context } = props
  const session = useFormSession({
    form,
    initialAnswers: shown,
    fixedFindings: [],
    readOnly: true,
    ...(context === undefined ? {} : { context }),
  })
  const parts = printedParts(session, blank, readConditions(form), context ?? {})
  const paper = paperFor(parts.map(({ section }) => section))
  return (
    <div className="jp-screen">
      <div className="jp-bar">
        {props.back}
        <h1>{tableHeading(form.layout.head.tableNumber, form.title)}</h1>
        {props.chooser}
        <span className="jp-paper">{paperName(paper)}</span>
        <Button
          variant="primary"
          icon="print"
          reason={ready ? undefined : '正在读取代码表'}
          onClick={() => window.print()}
        >
          打印
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className="jp-desk" aria-label="打印稿" tabIndex={0}>
        <PrintSheet
          session={session}
          parts={parts}
          blank={blank}
          standing={blank ? null : (props.standing ?? null)}
        />
      </section>
    </div>
  )
}

/** A blank form still says whose it is. */
function identityOf(form: FormDefinition, answers: Answers): Answers {
  return Object.fromEntries(
    form.layout.identity.flatMap((key) =>
      answers[key] === undefined ? [] : [[key, answers[key]]],
    ),
  )
}

function paperName({ size, orientation }: Paper): string {
  return `${size} ${orientation === 'portrait' ? '纵向' : '横向'}`
}
