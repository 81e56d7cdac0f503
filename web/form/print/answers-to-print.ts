/** What stands on paper: what was reported, and of the cells the platform works out those a draft lacks. */
import { indexCodeLists } from '../../../forms/engine/code-list-index.ts'
import { computeCells } from '../../../forms/engine/compute-cells.ts'
import type { Answers, FormDefinition } from '../../../forms/engine/types.ts'
import type { CodeListStore } from '../code-list-store.ts'
import type { Surroundings } from '../session/checking.ts'
import { codeListsOf } from '../session/surroundings.ts'

/** A value that was reported is never worked out anew. Lists not at hand leave their cells empty. */
export function answersToPrint(
  form: FormDefinition,
  answers: Answers,
  context: Surroundings | undefined,
  codeLists: CodeListStore,
): Answers {
  const lists = codeListsOf(form).flatMap((id) => codeLists.list(id) ?? [])
  const whole = { ...context, answers, codeLists: indexCodeLists(lists) }
  return computeCells(form, whole, { keepStated: true }).answers
}
