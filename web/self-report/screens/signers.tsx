/** Who answers for the form: the lines at its foot, as filled in. */
import type { Answers } from '../../../forms/engine/types.ts'
import { showCell } from '../../form/show-cell.ts'
import { Facts } from '../../ui/facts.tsx'
import { useSheetDesk } from '../sheet/sheet-desk.tsx'

export function Signers({ answers }: { readonly answers: Answers }) {
  const { footer } = useSheetDesk().session.model
  return (
    <Facts
      columns={2}
      items={footer.map((cell) => ({
        label: cell.title,
        value: showCell(cell.kind, answers[cell.key]) || '（空）',
      }))}
    />
  )
}
