/** Every version of every form this program knows, with its approval and whether it is open today. */
import type { FormDefinition } from '../../../forms/engine/types.ts'
import { findForm, formVersions } from '../../../forms/generated/registry.ts'
import type { FormSummary } from '../../contract/instruments.ts'
import { Problem } from '../../contract/problems.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { headOf, isExpired } from './form-head.ts'
import { coversDate } from './is-open.ts'
import { isPublished } from './published-here.ts'
import {
  type ApprovalRow,
  findApprovalRow,
  findOpeningRow,
  listApprovalRows,
  listOpeningRows,
  type OpeningRow,
} from './store.ts'

export async function listForms(ctx: Context): Promise<{ forms: FormSummary[] }> {
  const today = shanghaiDate(ctx.clock.now())
  const openings = await listOpeningRows(ctx.database.read)
  const approvals = await listApprovalRows(ctx.database.read)
  const found = await Promise.all(formVersions.map(({ id, version }) => findForm(id, version)))
  const forms = found.filter((form) => form !== undefined)
  const of = (form: FormDefinition) => (row: { formId: string; formVersion: string }) =>
    row.formId === form.id && row.formVersion === form.version
  return {
    forms: forms.map((form) =>
      summarise(form, openings.find(of(form)), approvals.find(of(form)), today),
    ),
  }
}

export async function getFormSummary(
  ctx: Context,
  { formId, version }: { readonly formId: string; readonly version: string },
): Promise<{ form: FormSummary }> {
  const form = await findForm(formId, version)
  if (!form) throw new Problem('not-found')
  const opening = await findOpeningRow(ctx.database.read, formId, version)
  const approval = await findApprovalRow(ctx.database.read, formId, version)
  return { form: summarise(form, opening, approval, shanghaiDate(ctx.clock.now())) }
}

function summarise(
  form: FormDefinition,
  opening: OpeningRow | undefined,
  approval: ApprovalRow | undefined,
  today: string,
): FormSummary {
  const head = headOf(form.layout, approval)
  return {
    id: form.id,
    version: form.version,
    title: form.title,
    audience: form.layout.audience,
    published: isPublished(form.id, form.version, approval),
    head,
    open: coversDate(opening, today) && !isExpired(head, today),
    opensOn: opening?.opensOn ?? null,
    dueDate: opening?.dueOn ?? null,
    indicators: form.indicators.length,
    checks: form.checks.length,
  }
}
