/** Reads the draft as it is typed; the last reading stands until the next is done. */
import { useQuery } from '@tanstack/react-query'
import type { FormDefinition } from '../../../../forms/engine/types.ts'
import { type ReadDraft, readDraft } from './read-draft.ts'

const NOTHING: ReadDraft = { tree: null, check: null, errors: [] }

export function useReadDraft(form: FormDefinition, text: string): ReadDraft {
  const { data } = useQuery({
    queryKey: ['read-draft', form.id, form.version, text],
    queryFn: () => readDraft(form, text),
    enabled: text.trim() !== '',
    placeholderData: (last) => last,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    // Checks are functions: they are not to be compared as data.
    structuralSharing: false,
  })
  return text.trim() === '' ? NOTHING : (data ?? NOTHING)
}
