/** The same fields and sums by @rjsf/core: the yardstick among form libraries. Not type-checked: its types are not installed with the project. */
import Form from '@rjsf/core'
import validator from '@rjsf/validator-ajv8'
import { createElement, useCallback, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { askedFields, fieldsOfSum, sumsOf } from './wide-fields.ts'

const fields = askedFields()
const properties = {}
const uiSchema = {}
for (const sum of sumsOf(fields)) {
  properties[`s${sum}`] = { type: 'integer', title: `第 ${sum + 1} 组合计` }
  uiSchema[`s${sum}`] = { 'ui:readonly': true }
  for (const field of fieldsOfSum(sum, fields)) {
    properties[`f${field}`] = { type: 'integer', title: `第 ${field + 1} 项金额` }
  }
}
const schema = { type: 'object', properties }

function withSums(data) {
  const summed = { ...data }
  for (const sum of sumsOf(fields)) {
    let total = 0
    for (const field of fieldsOfSum(sum, fields)) total += data[`f${field}`] ?? 0
    summed[`s${sum}`] = total
  }
  return summed
}

function Page() {
  const [formData, setFormData] = useState({})
  const onChange = useCallback((event) => setFormData(withSums(event.formData)), [])
  return createElement(Form, { schema, uiSchema, validator, formData, onChange })
}

createRoot(document.getElementById('root')).render(createElement(Page))
requestAnimationFrame(() => {
  document.documentElement.dataset.ready = 'yes'
})
