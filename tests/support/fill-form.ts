/** Fills in a form on screen as a person does: types, picks, presses; whatever the kind of cell. */
import type { Page } from 'playwright-core'
import type { Answers, AnswerValue, Row } from '../../forms/engine/types.ts'

export async function fillForm(page: Page, answers: Answers): Promise<void> {
  for (const [key, value] of Object.entries(answers)) {
    if (isRows(value)) await fillRows(page, key, value)
    else await fillCell(page, key, value)
  }
}

export async function fillCell(
  page: Page,
  path: string,
  value: AnswerValue | undefined,
): Promise<void> {
  const cell = page.locator(`[data-path="${path}"]`)
  const kind = await cell.evaluate((element) =>
    element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase(),
  )
  if (kind === 'radio') {
    const name = value === true ? '是' : value === false ? '否' : String(value)
    await cell.locator('xpath=ancestor::*[@role="radiogroup"]').getByText(name).first().click()
  } else if (kind === 'button') {
    await cell.click()
    for (const code of Array.isArray(value) ? value : [value]) {
      await page.getByRole('option', { name: new RegExp(`^${String(code)}\\b`) }).click()
    }
    await page.keyboard.press('Escape')
  } else {
    await cell.fill(value === undefined || value === null ? '' : String(value))
    await cell.press('Tab')
  }
}

async function fillRows(page: Page, table: string, rows: readonly Row[]): Promise<void> {
  for (const [index, row] of rows.entries()) {
    for (const [column, value] of Object.entries(row)) {
      const path = `${table}[${index}].${column}`
      if ((await page.locator(`[data-path="${path}"]`).count()) === 0) {
        await page
          .locator(`[data-path^="${table}[${index - 1}]"]`)
          .last()
          .press('Enter')
      }
      await fillCell(page, path, value)
    }
  }
}

function isRows(value: AnswerValue | undefined): value is readonly Row[] {
  return Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null)
}
