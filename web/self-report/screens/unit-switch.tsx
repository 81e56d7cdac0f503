/** Which of one's units is being reported for; switching begins the page anew. */
import type { Scope } from '../../../server/contract/identity.ts'
import type { SessionUnit } from '../../shell/session.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { useUnitSwitch } from '../use-unit-switch.ts'
import '../styles/people.css'

export interface UnitSwitchProps {
  readonly units: readonly SessionUnit[]
  readonly current: Scope
}

export function UnitSwitch({ units, current }: UnitSwitchProps) {
  const switchTo = useUnitSwitch()
  return (
    <SelectField
      className="sr-bar-unit"
      label="填报的单位"
      labelHidden
      options={units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
      value={current.kind === 'unit' ? current.unitId : null}
      onChange={(unitId) => void switchTo(unitId)}
    />
  )
}
