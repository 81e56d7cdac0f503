/** `forms`: what forms there are and what they ask. Opens no database. */
import { Command } from 'commander'
import type { ApplicabilityRule } from '../../forms/engine/applicability.ts'
import { conditionText, describeCondition } from '../../forms/engine/describe-condition.ts'
import type { FormDefinition, Indicator } from '../../forms/engine/types.ts'
import { applicability } from '../../forms/generated/applicability-catalogue.ts'
import { formIds, loadForm } from '../../forms/generated/registry.ts'
import { attributeText } from '../domains/responses/index.ts'
import { CommandFault } from './command-fault.ts'

interface FormsOptions {
  readonly form?: string
  readonly json: boolean
}

const audiences: Readonly<Record<FormDefinition['layout']['audience'], string>> = {
  enumerator: '普查员填',
  enterprise: '单位填',
  surveyor: '抽查员核查',
}

export function formsCommand(): Command {
  return new Command('forms')
    .description('列出普查表和指标')
    .option('--form <表号>', '只列这一张表')
    .option('--json', '输出 JSON', false)
    .action(listForms)
}

async function listForms({ form, json }: FormsOptions): Promise<void> {
  const forms = await Promise.all(wantedForms(form).map((id) => loadForm(id)))
  const text = json
    ? JSON.stringify(forms.map(describeForm), null, 2)
    : forms.map((each) => readable(each, form !== undefined)).join('\n')
  process.stdout.write(`${text}\n`)
}

function wantedForms(form: string | undefined) {
  if (form === undefined) return formIds
  const id = formIds.find((known) => known.toUpperCase() === form.toUpperCase())
  if (id === undefined) {
    throw new CommandFault(`没有表「${form}」，可用的表：${formIds.join('、')}`)
  }
  return [id]
}

function describeForm(form: FormDefinition) {
  const { audience, periodKind, period } = form.layout
  return {
    id: form.id,
    version: form.version,
    title: form.title,
    indicators: allIndicators(form).map(({ code, name, unit, type, provenance }) => ({
      code,
      name,
      unit,
      type,
      provenance,
    })),
    applicability: {
      ...{ audience, period, periodKind, about: form.texts.form.about },
      rules: rulesOf(form.id).map(({ when, reason, source }) => {
        const condition = describeCondition(when)
        return { reason, condition, text: conditionText(condition, attributeText), when, source }
      }),
    },
  }
}

/** Any one of them is enough; a unit to which none applies does not owe the form. */
function rulesOf(formId: string): readonly ApplicabilityRule[] {
  return applicability.find(({ form }) => form === formId)?.rules ?? []
}

/** Indicators with the columns of tables behind their table. */
function allIndicators(form: FormDefinition): Indicator[] {
  return form.indicators.flatMap((indicator) => [indicator, ...indicator.columns])
}

function readable(form: FormDefinition, withIndicators: boolean): string {
  const indicators = allIndicators(form)
  // The id is what the command line takes.
  const head = `${form.id}　${form.title}（${form.version}，${audiences[form.layout.audience]}，${indicators.length} 个指标）`
  if (!withIndicators) return head
  const rows = indicators.map(
    ({ code, name, unit }) => `  ${code}\t${name}${unit === null ? '' : `（${unit}）`}`,
  )
  const owed = rulesOf(form.id).map(
    ({ when, reason }) => `  ${reason}：${conditionText(describeCondition(when), attributeText)}`,
  )
  return [head, `  ${form.texts.form.about}`, '  谁填：', ...owed, '  指标：', ...rows].join('\n')
}
