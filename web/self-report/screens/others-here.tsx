/** Who else has this form open; their changes come in by themselves. */
import { useSheetDesk } from '../sheet/sheet-desk.tsx'

export function OthersHere() {
  const others = useSheetDesk().presence?.others ?? []
  const names = [...new Set(others.map(({ name, self }) => (self ? '您的另一处' : name)))]
  return (
    <output className="sr-others" aria-live="polite">
      {names.length > 0 && `${names.join('、')}也打开了本表`}
    </output>
  )
}
