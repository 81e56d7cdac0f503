/** A form's checks with those against something that lies beside the form among them. */
import type { Answers, Finding } from '../../../forms/engine/types.ts'
import { withValue } from '../../form/path.ts'
import type { FormChecks } from '../../form/session/checking.ts'

/** `look`: what the answers leave to be asked, as the server will ask too. */
export function withChecksBeside(
  checks: FormChecks,
  start: Answers,
  look: (answers: Answers) => readonly Finding[],
): FormChecks {
  let current = start
  let found: readonly Finding[] = look(current)
  /** Findings that stay keep their identity. */
  const again = (): { readonly appeared: Finding[]; readonly gone: Finding[] } => {
    const before = new Map(found.map((finding) => [keyOf(finding), finding]))
    found = look(current).map((finding) => before.get(keyOf(finding)) ?? finding)
    const kept = new Set(found)
    return {
      appeared: found.filter((finding) => !before.has(keyOf(finding))),
      gone: [...before.values()].filter((finding) => !kept.has(finding)),
    }
  }
  return {
    findings: () => [...found, ...checks.findings()],
    set(path, value) {
      const change = checks.set(path, value)
      current = withValue(current, path, value)
      for (const cell of change.computed ?? []) current = withValue(current, cell.path, cell.value)
      const { appeared, gone } = again()
      return {
        ...change,
        appeared: [...appeared, ...change.appeared],
        gone: [...gone, ...change.gone],
      }
    },
    replaceAll(context) {
      const told = checks.replaceAll(context)
      current = context.answers
      again()
      return told
    },
  }
}

function keyOf({ rule, fields, message }: Finding): string {
  return [rule, ...fields, message].join(' ')
}
