import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formIds, loadForm } from '../../../forms/generated/registry.ts'
import { listForms } from '../../../server/contract/instruments.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { closeForm, findStanding, openForm } from '../../../server/domains/instruments/index.ts'
import { setInstallation } from '../../../server/platform/installation.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const listing = {
  formId: '621',
  formVersion: '2023.1',
  opensOn: '2024-01-01',
  dueOn: '2024-04-30',
} as const

describe('opening forms', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await createTestApp()
    await app.database.write((tx) => setInstallation(tx, 'kind', 'demonstration'))
  })
  afterEach(() => app.close())

  const openOn = async (date: string, version = '2023.1') => {
    const form = { ...(await loadForm('621')), version }
    return (await findStanding(app.database.read, form, date)).reporting === 'open'
  }

  it('takes reports on the first and the last day, not before and not after', async () => {
    expect(await openOn('2024-02-01')).toBe(false)
    await openForm(app.context, listing)
    expect(await openOn('2023-12-31')).toBe(false)
    expect(await openOn('2024-01-01')).toBe(true)
    expect(await openOn('2024-04-30')).toBe(true)
    expect(await openOn('2024-05-01')).toBe(false)
    expect(await openOn('2024-02-01', '2018.1')).toBe(false)
  })

  it('shows on the list whether a form is open today in Asia/Shanghai', async () => {
    app.setTime('2024-01-15T10:00:00.000Z')
    const clerk = await app.signIn('city-office', {
      kind: 'area',
      areaPrefix: '1406',
      name: '朔州市',
    })
    const formsNow = async () => {
      const answer = await app.call(listForms, {}, clerk)
      if (!answer.ok) throw new Error(String(answer.status))
      return answer.reply.forms
    }
    await openForm(app.context, { ...listing, opensOn: '2024-01-16' })
    const before = await formsNow()
    expect(before.map((form) => form.id)).toEqual([...formIds])
    expect(before.filter((form) => form.open)).toEqual([])
    app.setTime('2024-01-15T16:00:00.000Z')
    const form = (await formsNow()).find((each) => each.id === '621')
    expect(form).toMatchObject({ open: true, dueDate: '2024-04-30', title: '单位清查表' })
    expect(form?.indicators).toBeGreaterThan(20)
    expect(form?.checks).toBeGreaterThan(5)
    expect((await app.call(listForms, {})).status).toBe(401)
  })

  it('L-20 refuses a form without an approval number outside a demonstration', async () => {
    await app.database.write((tx) => setInstallation(tx, 'kind', 'production'))
    await expect(openForm(app.context, listing)).rejects.toThrow('演示用表式')
    expect(await openOn('2024-02-01')).toBe(false)
  })

  it('refuses a version that does not exist, and a last day before the first', async () => {
    await expect(openForm(app.context, { ...listing, formVersion: '9' })).rejects.toMatchObject({
      id: 'code-not-in-list',
    })
    await expect(openForm(app.context, { ...listing, dueOn: '2023-12-01' })).rejects.toMatchObject({
      id: 'body-not-acceptable',
    })
  })

  it('moves the last day when it is closed, audits each act once', async () => {
    await expect(
      closeForm(app.context, { ...listing, lastDate: '2024-02-10' }),
    ).rejects.toMatchObject({ id: 'not-found' })
    await openForm(app.context, listing)
    await closeForm(app.context, { ...listing, lastDate: '2024-02-10' })
    await closeForm(app.context, { ...listing, lastDate: '2024-02-10' })
    expect(await openOn('2024-02-10')).toBe(true)
    expect(await openOn('2024-02-11')).toBe(false)
    const entries = await app.database.read.select().from(auditEntry)
    expect(
      entries.map((entry) => entry.action).filter((action) => action.startsWith('form.')),
    ).toEqual(['form.open', 'form.close'])
  })
})
