/** The names rules of one form may use, given all forms and code lists. */
import type { Vocabulary } from '../../forms/engine/language/vocabulary.ts'
import type { CodeListData } from '../../forms/engine/types.ts'
import type { FormSource } from './form-sources.ts'

export function vocabularyOf(
  source: FormSource,
  forms: readonly FormSource[],
  lists: readonly CodeListData[],
): Vocabulary {
  return {
    own: source.schema,
    forms: new Map(forms.map(({ id, schema }) => [id, schema])),
    codeLists: new Set(lists.map(({ id }) => id)),
  }
}
