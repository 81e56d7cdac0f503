/** What a decision changed in a unit, kept with it so that it can be taken back. */
import type { UnitAttribute } from '../../../forms/engine/unit-attributes.ts'
import type { MergeField } from '../../contract/duplicates.ts'
import type { AttributeValue } from '../../contract/unit-attributes.ts'

export type UnitChange =
  | {
      readonly of: 'field'
      readonly unitId: string
      readonly field: MergeField
      readonly before: string | null
      readonly after: string | null
      /** Unit whose value was taken. */
      readonly from: string
    }
  | {
      readonly of: 'attribute'
      readonly unitId: string
      readonly field: UnitAttribute
      /** Null: not said. */
      readonly before: AttributeValue | null
      readonly after: AttributeValue | null
      readonly from: string
    }
  | {
      readonly of: 'outcome'
      readonly unitId: string
      readonly outcomeId: string
      readonly before: string | null
      readonly after: string
    }
