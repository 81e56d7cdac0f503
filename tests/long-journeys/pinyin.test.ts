/**
 * 拼音输入: between the first letter and the chosen characters nothing is read, looked for or saved, keys
 * of the input method move nothing, and a tab that dies then costs the word in hand only.
 */
import type { CDPSession } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openField, showSectionOf, startTablet, waitUntilPrepared } from '../support/tablet.ts'
import { blockAddress, startHousehold, tabletDay } from '../support/tablet-day.ts'

const day = tabletDay()

/** Letters as an input method shows them, with the keys it swallows. */
async function compose(cdp: CDPSession, letters: string): Promise<void> {
  for (let at = 1; at <= letters.length; at++) {
    const key = { key: 'Process', windowsVirtualKeyCode: 229 }
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key })
    const text = letters.slice(0, at)
    await cdp.send('Input.imeSetComposition', { text, selectionStart: at, selectionEnd: at })
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  }
}

/** Enter, or a number, chooses: the input method takes the key and gives the characters. */
async function choose(cdp: CDPSession, characters: string): Promise<void> {
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 }
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key })
  await cdp.send('Input.insertText', { text: characters })
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
}

describe('pinyin', () => {
  it('in a cell of the form is left alone until the characters are chosen', async () => {
    const { city, context, enumeratorId } = day
    let { page } = day
    await startTablet(city, page, enumeratorId)
    await waitUntilPrepared(page)
    await context.setOffline(true)
    const { address } = await startHousehold(day)
    await showSectionOf(page, 'selfEmployedName')
    const cell = page.locator('input[type="text"][data-path="selfEmployedName"]')
    await cell.focus()
    let cdp = await context.newCDPSession(page)
    await compose(cdp, "lao'wei'dao")
    await page.waitForTimeout(600)
    await expect.poll(() => cell.inputValue()).toBe("lao'wei'dao")
    expect(await page.getByText('已存本机').count()).toBe(0)
    await choose(cdp, '老味道')
    await expect.poll(() => cell.inputValue()).toBe('老味道')
    expect(await cell.evaluate((input) => input === document.activeElement)).toBe(true)
    await page.getByText('已存本机').waitFor()
    await compose(cdp, "mian'guan")
    await choose(cdp, '面馆')
    await expect.poll(() => cell.inputValue()).toBe('老味道面馆')
    await page.waitForTimeout(300)

    // The tab dies in the middle of the next word.
    await compose(cdp, "fen'dian")
    void cdp.send('Page.crash').catch(() => undefined) // who dies answers nothing
    await page.waitForEvent('crash')
    await page.close().catch(() => undefined)
    page = await context.newPage()
    await openField(page, address)
    await showSectionOf(page, 'selfEmployedName')
    const again = page.locator('input[type="text"][data-path="selfEmployedName"]')
    await expect.poll(() => again.inputValue()).toMatch(/^老味道面馆/)
    cdp = await context.newCDPSession(page)
    await again.focus()
    await page.keyboard.press('End')
    await compose(cdp, 'dian')
    await choose(cdp, '店')
    await expect.poll(() => again.inputValue()).toMatch(/店$/)
  })

  it('looks for no unit before the characters are there', async () => {
    const { city, context, enumeratorId, openUnit, page } = day
    await startTablet(city, page, enumeratorId)
    await waitUntilPrepared(page)
    await context.setOffline(true)
    await openField(page, blockAddress(day, 'search'))
    const input = page.getByLabel(/名称的一部分/)
    await input.focus()
    const cdp = await context.newCDPSession(page)
    const name = openUnit.name.slice(0, 6)
    await choose(cdp, name)
    await page.getByText(openUnit.name).first().waitFor()
    // What was found stays while the next word is composed.
    await compose(cdp, "you'xian")
    await page.waitForTimeout(500)
    expect(await page.getByText(openUnit.name).count()).toBeGreaterThan(0)
    await choose(cdp, '找不到的')
    await page.getByText(openUnit.name).first().waitFor({ state: 'detached' })

    await openField(page, blockAddress(day, 'new'))
    await page.getByLabel('单位名称').focus()
    await compose(cdp, "lao'wei'dao")
    await page.waitForTimeout(700)
    await page.getByText('没有网络，只与本小区比对').waitFor()
    await choose(cdp, openUnit.name)
    await page.getByText('可能已经有了，请先核对').waitFor()
  })
})
