/** A session on a real form with the real checks, for tests without a browser. */
import { createCheckSession } from '../../../forms/engine/check-session.ts'
import type { Answers } from '../../../forms/engine/types.ts'
import { type FormId, loadForm } from '../../../forms/generated/registry.ts'
import { createCodeListStore } from '../../../web/form/code-list-store.ts'
import { createFormSession } from '../../../web/form/session/create-form-session.ts'
import type { FormSession, FormSessionOptions } from '../../../web/form/session/form-session.ts'
import { readConditions } from '../../../web/form/session/read-conditions.ts'

export async function openSession(
  id: FormId,
  initialAnswers: Answers = {},
  more: Partial<FormSessionOptions> = {},
): Promise<FormSession> {
  const form = await loadForm(id)
  return createFormSession({
    form,
    initialAnswers,
    condition: readConditions(form),
    codeLists: createCodeListStore(() => Promise.reject(new Error('no lists in this test'))),
    startChecks: (answers, context) => createCheckSession(form, { ...context, answers }),
    ...more,
  })
}
