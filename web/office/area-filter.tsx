/** Areas as a cascade within the office's scope: 县 → 乡镇 → 村. Each choice opens the next. */
import { useQuery } from '@tanstack/react-query'
import { getProgress } from '../../server/contract/review.ts'
import { queryFor } from '../api/queries.ts'
import { SelectField } from '../ui/select-field.tsx'
import { hasAreasBelow, prefixOf, stepsBetween } from './area-steps.ts'
import { useOffice } from './use-office.ts'

export interface AreaFilterProps {
  /** Chosen prefix; undefined = the whole scope. */
  readonly value: string | undefined
  readonly onChange: (area: string | undefined) => void
  readonly labelHidden?: boolean
}

const stepNames: Readonly<Record<number, string>> = { 6: '县区', 9: '乡镇街道', 12: '村居' }

export function AreaFilter({ value, onChange, labelHidden = false }: AreaFilterProps) {
  const { areaPrefix } = useOffice()
  const own = prefixOf(areaPrefix)
  const chain = [own, ...stepsBetween(own, value)]
  return chain
    .filter(hasAreasBelow)
    .map((parent, index) => (
      <AreaStep
        key={parent}
        parent={parent}
        chosen={chain[index + 1]}
        labelHidden={labelHidden}
        onChange={(area) => onChange(area ?? (index === 0 ? undefined : parent))}
      />
    ))
}

interface AreaStepProps {
  readonly parent: string
  readonly chosen: string | undefined
  readonly onChange: (area: string | undefined) => void
  readonly labelHidden: boolean
}

const WHOLE = 'whole'

function AreaStep({ parent, chosen, onChange, labelHidden }: AreaStepProps) {
  const { data } = useQuery({
    ...queryFor(getProgress, { query: { area: parent } }),
    staleTime: 60_000,
  })
  // Units placed no closer than the parent stand in a row of the parent's own.
  const rows = (data?.rows ?? []).filter((row) => prefixOf(row.areaCode) !== parent)
  const step = (rows[0] && stepNames[prefixOf(rows[0].areaCode).length]) ?? '区划'
  return (
    <SelectField
      label={step}
      labelHidden={labelHidden}
      options={[
        { value: WHOLE, label: labelHidden ? `全部${step}` : '全部' },
        ...rows.map((row) => ({ value: prefixOf(row.areaCode), label: row.areaName })),
      ]}
      value={chosen ?? WHOLE}
      onChange={(area) => onChange(area === WHOLE ? undefined : area)}
    />
  )
}
