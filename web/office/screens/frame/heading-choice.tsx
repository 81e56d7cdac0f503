/** Headings of a list, each with what it means; what is chosen is remembered for the source. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { listMeanings, setHeadings } from '../../../../server/contract/frame-import.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { Failure } from '../../failure.tsx'
import { meaningName } from './meaning-names.ts'

export interface HeadingChoiceProps {
  readonly source: string
  readonly columns: readonly { readonly heading: string; readonly meaning: string | null }[]
  /** Remembered; the list is to be read again. */
  readonly onRemembered: () => void
}

type Meaning = (typeof listMeanings)[number]
const UNUSED = 'unused'
const options = [
  { value: UNUSED, label: '不使用（保留原值）' },
  ...listMeanings.map((meaning) => ({ value: meaning, label: meaningName(meaning) })),
]

export function HeadingChoice({ source, columns, onRemembered }: HeadingChoiceProps) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const save = useMutation({
    mutationFn: () =>
      call(setHeadings, {
        params: { sourceId: source },
        body: {
          headings: Object.entries(chosen).map(([heading, meaning]) => ({
            heading,
            meaning: meaning === UNUSED ? null : (meaning as Meaning),
          })),
        },
      }),
    onSuccess: () => {
      setChosen({})
      onRemembered()
    },
  })
  const changed = Object.keys(chosen).length
  return (
    <section className="office-headings" aria-label="列的含义">
      <div className="office-acts">
        <p className="office-aside">
          改一列的含义，这个来源以后的名录都照此读。没有「单位名称」列的名录读不了。
        </p>
        <Button
          variant={changed > 0 ? 'primary' : 'plain'}
          reason={changed === 0 ? '还没有改动' : undefined}
          pending={save.isPending}
          onClick={() => save.mutate()}
        >
          记住并重新试读
        </Button>
      </div>
      {save.error && <Failure error={save.error} />}
      <table className="office-heading-table">
        <caption className="ui-unseen">认出的列</caption>
        <thead>
          <tr>
            <th scope="col">名录中的列名</th>
            <th scope="col">认作</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ heading, meaning }) => (
            <tr key={heading} data-unknown={meaning === null || undefined}>
              <th scope="row">{heading}</th>
              <td>
                <SelectField
                  label={`「${heading}」的含义`}
                  labelHidden
                  options={options}
                  value={chosen[heading] ?? meaning ?? UNUSED}
                  onChange={(next) => setChosen({ ...chosen, [heading]: next })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
