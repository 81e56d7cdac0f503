/**
 * The sections and lines that are printed. A filled form prints what its screen shows; a blank one
 * every part that may belong to the unit: only what is known not to is left out. Pure.
 */
import type { Condition, Surroundings } from '../session/checking.ts'
import type { FormSession } from '../session/form-session.ts'
import type { VisibleSection } from '../session/visible-parts.ts'

export function printedParts(
  session: FormSession,
  blank: boolean,
  condition: Condition,
  context: Surroundings,
): readonly VisibleSection[] {
  if (!blank) return session.parts()
  const { answers } = session.state()
  const mayApply = (expression: string | null): boolean =>
    expression === null || condition(expression, { ...context, answers }) !== false
  return session.model.sections
    .filter(({ visibleWhen }) => mayApply(visibleWhen))
    .map((section) => ({
      section,
      lines: section.lines.filter(({ visibleWhen }) => mayApply(visibleWhen)),
    }))
}
