/** What checks are called, for people who do not know them by number. */
import type { FormDefinition } from '../../../forms/engine/types.ts'
import type { RegistrationFault } from '../../contract/registration.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findFormInForce } from '../instruments/index.ts'

export interface RuleOfForm {
  readonly formId: string
  readonly rule: string
}

/** A look-up of titles; of checks no longer in force it gives the number. */
export async function titleRules(
  ctx: Pick<Context, 'clock'>,
  db: Executor,
  rules: readonly RuleOfForm[],
): Promise<(of: RuleOfForm) => string> {
  const titles = new Map<string, Map<string, string>>()
  const forms = new Map<string, FormDefinition>()
  for (const formId of new Set(rules.map((each) => each.formId))) {
    const form = await findFormInForce(db, formId, undefined, ctx.clock.now())
    if (!form) continue
    forms.set(formId, form)
    titles.set(formId, new Map(form.checks.map(({ id, title }) => [id, title])))
  }
  return ({ formId, rule }) =>
    titles.get(formId)?.get(rule) ?? ownWords(forms.get(formId), rule) ?? rule
}

const registrationTitles: Readonly<Record<RegistrationFault, string>> = {
  'no-registration': '还没有登记',
  'telephone-only': '只电话联系',
  'no-place': '没有现场定位和照片',
  'outside-unexplained': '登记位置在小区以外，没有写明原因',
  'no-signature': '调查对象没有签字',
  'signature-void': '签字后内容有改动',
}

const kinds: Readonly<Record<string, string>> = { required: '必填', format: '格式', code: '代码' }

/** Of what the form itself demands: `622-required-operatorName`, `registration-no-signature`. */
function ownWords(form: FormDefinition | undefined, rule: string): string | undefined {
  if (rule.startsWith('registration-')) {
    return registrationTitles[rule.slice('registration-'.length) as RegistrationFault]
  }
  if (rule === 'whole-form-unit') return '整表计量单位'
  const [, kind, field] = /^[^-]+(?:-\d+)?-(required|format|code)-(.+)$/.exec(rule) ?? []
  if (kind === undefined || field === undefined) return undefined
  return `${kinds[kind]}：${form?.schema.properties[field]?.title ?? field}`
}
