/** Both changed the same indicators: both values side by side, chosen one by one. */
import { useState } from 'react'
import { cellAt } from '../../form/form-model.ts'
import { rowsOf } from '../../form/path.ts'
import { showCell } from '../../form/show-cell.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type Choice, choiceId, type Pick } from '../sheet/merge-work.ts'
import { useSheetDesk } from '../sheet/sheet-desk.tsx'

export function ConflictChoice() {
  const { conflict } = useSheetDesk()
  return conflict ? <Asked key={conflict.choices.map(choiceId).join()} /> : null
}

/** The choice can be put off, to look at the form; nothing is saved to the server before it is made. */
function Asked() {
  const { conflict } = useSheetDesk()
  const [open, setOpen] = useState(true)
  return (
    <>
      <div className="sr-notices">
        <Notice
          tone="verify"
          title={`另有人保存过这张表，${conflict?.choices.length ?? 0} 项与您填的不同`}
          action={<Button onClick={() => setOpen(true)}>选择</Button>}
        >
          选择之前，您的修改只存在本机。
        </Notice>
      </div>
      <Choices open={open} onOpenChange={setOpen} />
    </>
  )
}

function Choices(props: {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}) {
  const { conflict, resolve, session } = useSheetDesk()
  const [picks, setPicks] = useState<ReadonlyMap<string, Pick>>(new Map())
  const choices = conflict?.choices ?? []
  const left = choices.filter((choice) => !picks.has(choiceId(choice))).length
  const pick = (choice: Choice, value: Pick) =>
    setPicks(new Map(picks).set(choiceId(choice), value))
  const pickAll = (value: Pick) =>
    setPicks(new Map(choices.map((choice) => [choiceId(choice), value])))

  const nameOf = (choice: Choice): string => {
    if (choice.kind === 'answer') return cellAt(session.model, choice.key)?.title ?? choice.key
    const field = (choice.ours ?? choice.theirs)?.fields[0]
    return `${(field && cellAt(session.model, field)?.title) ?? '审核问题'}的说明`
  }
  const textOf = (choice: Choice, side: Pick): string => {
    if (choice.kind === 'explanation') return choice[side]?.text ?? '（没有说明）'
    const value = choice[side]
    const cell = cellAt(session.model, choice.key)
    if (cell?.schema.items?.properties) {
      return `表格，${rowsOf({ [choice.key]: value }, choice.key).length} 行`
    }
    return (cell ? showCell(cell.kind, value) : '') || '（空）'
  }

  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      size="medium"
      title={`另有人保存过这张表，${choices.length} 项与您填的不同`}
      description="两边都改过的逐项选择，其余已自动合并。没有选完不会保存到服务器。"
      actions={
        <>
          <Button onClick={() => pickAll('ours')}>全部用我的</Button>
          <Button onClick={() => pickAll('theirs')}>全部用对方的</Button>
          <Button
            variant="primary"
            reason={left > 0 ? `还有 ${left} 项没有选` : undefined}
            onClick={() => resolve(picks)}
          >
            按所选保存
          </Button>
        </>
      }
    >
      <table className="sr-choices">
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">我填的</th>
            <th scope="col">对方填的</th>
          </tr>
        </thead>
        <tbody>
          {choices.map((choice) => {
            const id = choiceId(choice)
            return (
              <tr key={id}>
                <th scope="row">{nameOf(choice)}</th>
                {(['ours', 'theirs'] as const).map((side) => (
                  <td key={side}>
                    <label>
                      <input
                        type="radio"
                        name={id}
                        checked={picks.get(id) === side}
                        onChange={() => pick(choice, side)}
                      />
                      <span>{textOf(choice, side)}</span>
                    </label>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Dialog>
  )
}
