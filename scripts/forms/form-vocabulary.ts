/** The names rules of one form may use, given all forms and code lists. */
import type { Vocabulary } from '../../forms/engine/language/vocabulary.ts'
import type { CodeListData } from '../../forms/engine/types.ts'
import { formerVersions } from '../../forms/engine/versions/former-versions.ts'
import { type FormSource, versionsByForm } from './form-sources.ts'

/** `sources`: every version; other forms are cited in their newest. */
export function vocabularyOf(
  source: FormSource,
  sources: readonly FormSource[],
  lists: readonly CodeListData[],
): Vocabulary {
  const forms = versionsByForm(sources)
  return {
    own: source.schema,
    forms: new Map(forms.map(([newest]) => [newest!.id, newest!.schema])),
    former: new Map(forms.map((versions) => [versions[0]!.id, formerVersions(versions)])),
    codeLists: new Set(lists.map(({ id }) => id)),
  }
}
