/** Where an indicator or a check comes from; what still has to be verified stands out by its frame. */
import type { Provenance } from '../../../../forms/engine/types.ts'
import { provenanceNames } from './form-words.ts'

export function ProvenanceMark({ provenance }: { readonly provenance: Provenance }) {
  return (
    <span className="office-provenance" data-provenance={provenance}>
      {provenanceNames[provenance]}
    </span>
  )
}
