/** Ajv for operations: bodies strictly, parameters and queries with text coerced to numbers. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { TSchema } from 'typebox'

const options = { strict: true, strictTypes: false, allErrors: false } as const
/** Made when first asked: it compiles its own schema, which commands and threads without operations need not wait for. */
const bodies = once(() => addFormats(new Ajv2020(options)))
const parameters = once(() => addFormats(new Ajv2020({ ...options, coerceTypes: true })))

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

export type Check = (value: unknown) => string | undefined

/** `undefined` when the value fits; otherwise where and what is wrong, in Chinese. */
export function compileBody(schema: TSchema): Check {
  return asCheck(bodies().compile(schema))
}

export function compileParameters(schema: TSchema): Check {
  return asCheck(parameters().compile(schema))
}

function asCheck(validate: ValidateFunction): Check {
  return (value) => (validate(value) ? undefined : describe(validate.errors?.[0]))
}

function describe(error: ErrorObject | undefined): string {
  if (!error) return '内容不符合接口要求'
  const place = error.instancePath === '' ? '最外层' : error.instancePath
  const params = error.params as Record<string, unknown>
  switch (error.keyword) {
    case 'required':
      return `${place} 缺少「${String(params.missingProperty)}」，请补上`
    case 'additionalProperties':
      return `${place} 多出「${String(params.additionalProperty)}」，请去掉`
    case 'type':
      return `${place} 的类型应为 ${String(params.type)}`
    case 'enum':
      return `${place} 的取值应为 ${(params.allowedValues as unknown[]).join('、')} 之一`
    case 'pattern':
    case 'format':
      return `${place} 的写法不对，请按接口说明填写`
    default:
      return `${place} 不符合要求（${error.keyword}）`
  }
}
