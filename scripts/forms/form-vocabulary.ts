/** The names rules of one form may use, given all forms and code lists. */
import type { FormerVersion, Vocabulary } from '../../forms/engine/language/vocabulary.ts'
import type { CodeListData } from '../../forms/engine/types.ts'
import type { VersionStep } from '../../forms/engine/versions/follow-path.ts'
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
    former: new Map(forms.map((versions) => [versions[0]!.id, formerOf(versions)])),
    codeLists: new Set(lists.map(({ id }) => id)),
  }
}

/** The versions before the newest, latest first, each with the way to the newest. */
function formerOf(versions: readonly FormSource[]): FormerVersion[] {
  const steps: VersionStep[] = []
  return versions.slice(1).flatMap((source, index): FormerVersion[] => {
    const next = versions[index]!
    if (next.migration === null) return []
    steps.unshift({ before: source.schema, after: next.schema, migration: next.migration })
    return [{ version: source.version, schema: source.schema, steps: [...steps] }]
  })
}
