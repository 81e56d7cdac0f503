/** The same fields and sums by hand: a table, one listener, no framework. */
import { askedFields, fieldsOfSum, GROUP, sumsOf } from './wide-fields.ts'
import './plain.css'

const fields = askedFields()
const values: (number | undefined)[] = new Array(fields)
const inputs = new Map<HTMLInputElement, number>()
const sums: HTMLElement[] = []
const table = document.createElement('table')

function line(name: string, code: string, cell: HTMLElement): void {
  const row = table.insertRow()
  const head = document.createElement('th')
  head.textContent = name
  row.append(head)
  row.insertCell().textContent = '千元'
  row.insertCell().textContent = code
  row.insertCell().append(cell)
}

for (const sum of sumsOf(fields)) {
  const output = document.createElement('output')
  output.id = `s${sum}`
  sums.push(output)
  line(`第 ${sum + 1} 组合计`, `S${sum}`, output)
  for (const field of fieldsOfSum(sum, fields)) {
    const input = document.createElement('input')
    input.type = 'text'
    input.id = `f${field}`
    input.setAttribute('aria-label', `第 ${field + 1} 项金额`)
    inputs.set(input, field)
    line(`第 ${field + 1} 项金额`, `F${field}`, input)
  }
}

table.addEventListener('input', ({ target }) => {
  const field = target instanceof HTMLInputElement ? inputs.get(target) : undefined
  if (field === undefined || !(target instanceof HTMLInputElement)) return
  const text = target.value.replaceAll(',', '').trim()
  const value = text === '' ? undefined : Number(text)
  const wrong = value !== undefined && !Number.isSafeInteger(value)
  target.classList.toggle('wrong', wrong)
  values[field] = wrong ? undefined : value
  const sum = Math.floor(field / GROUP)
  let total = 0
  for (const part of fieldsOfSum(sum, fields)) total += values[part] ?? 0
  sums[sum]!.textContent = total.toLocaleString('en-US')
})

document.getElementById('root')!.append(table)
document.documentElement.dataset.ready = 'yes'
