import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listForms, putFormApproval, putFormOpening } from '../../../server/contract/instruments.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { whyNotOpen } from '../../../server/domains/instruments/decide-opening.ts'
import { formsNotAsApproved } from '../../../server/domains/instruments/index.ts'
import { formApproval } from '../../../server/domains/instruments/tables.ts'
import { setInstallation } from '../../../server/platform/installation.ts'
import { createTestApp, type SignedIn, type TestApp } from '../../support/test-app.ts'

const params = { formId: '621', version: '2023.1' }
const body = {
  tableNumber: '621表',
  issuingBody: '国家统计局',
  approvalNumber: '国统制〔2023〕145号',
  validUntil: '2024-12-31',
}

describe('the approval of a form', () => {
  let app: TestApp
  let office: SignedIn
  beforeEach(async () => {
    app = await createTestApp()
    await app.database.write((tx) => setInstallation(tx, 'kind', 'demonstration'))
    office = await app.signIn('city-office', { kind: 'area', areaPrefix: '1406', name: '朔州市' })
  })
  afterEach(() => app.close())

  const enter = (over: Partial<typeof body> = {}, as = office) =>
    app.call(putFormApproval, { params, body: { ...body, ...over } }, as)

  it('stands in a demonstration with the words 演示用表式, with an entry in the audit', async () => {
    const marked = { ...body, approvalNumber: '国统制〔2023〕145号（演示用表式）' }
    const outcome = await enter()
    expect(outcome.ok && outcome.reply.form.head).toEqual(marked)
    const listed = await app.call(listForms, {}, office)
    const form = listed.ok && listed.reply.forms.find(({ id }) => id === '621')
    expect(form).toMatchObject({ head: marked, published: false, open: false })
    const entries = await app.database.read.select().from(auditEntry)
    const entry = entries.find(({ action }) => action === 'form.enter-approval')
    expect(entry).toMatchObject({ subjectId: '621@2023.1' })
    expect(JSON.stringify(entry)).toContain('145号')
  })

  it.each([
    ['表号', { tableNumber: ' ' }],
    ['制定机关', { issuingBody: '' }],
    ['批准（备案）文号', { approvalNumber: '' }],
    ['日期', { validUntil: '2024年底' }],
    ['日期', { validUntil: '2024-02-30' }],
    ['已过', { validUntil: '2024-01-14' }],
  ])('is refused when it lacks or mistakes %s', async (word, over) => {
    const outcome = await enter(over)
    expect(outcome).toMatchObject({ ok: false, status: 400 })
    expect(outcome.ok || outcome.problem.detail).toContain(word)
  })

  it('L-21 is entered by the city office alone: no county changes a form of the nation', async () => {
    const scope = { kind: 'area', areaPrefix: '140602', name: '朔城区' } as const
    for (const role of ['county-office', 'township-office', 'system-administrator'] as const) {
      expect(await enter({}, await app.signIn(role, scope))).toMatchObject({ status: 403 })
    }
    const county = await app.signIn('county-office', scope)
    const opening = { opensOn: '2024-01-01', dueOn: null }
    expect(await app.call(putFormOpening, { params, body: opening }, county)).toMatchObject({
      status: 403,
    })
  })

  it('is not entered for a form that does not exist', async () => {
    const unknown = { formId: '699', version: '2023.1' }
    expect(await app.call(putFormApproval, { params: unknown, body }, office)).toMatchObject({
      status: 404,
    })
  })

  describe('in production', () => {
    const opening = { opensOn: '2024-01-01', dueOn: '2024-04-30' }
    const open = () => app.call(putFormOpening, { params, body: opening }, office)
    beforeEach(() => app.database.write((tx) => setInstallation(tx, 'kind', 'production')))

    it('L-20 publishes the draft that came with the program, and only then it opens', async () => {
      const before = await open()
      expect(before).toMatchObject({ ok: false, status: 409 })
      expect(before.ok || before.problem.detail).toContain('621 表没有批准（备案）文号、有效期')
      const entered = await enter()
      expect(entered.ok && entered.reply.form).toMatchObject({
        ...{ head: body, published: true, open: false },
      })
      expect(await open()).toMatchObject({ ok: true })
      const listed = await app.call(listForms, {}, office)
      const forms = listed.ok ? listed.reply.forms : []
      expect(forms.filter(({ published }) => published)).toMatchObject([{ id: '621', open: true }])
      expect(await formsNotAsApproved(app.database.read)).toEqual([])
    })

    it('holds for the content it was entered for: of another neither it nor the dates are taken', async () => {
      await enter()
      await app.database.write((tx) => tx.update(formApproval).set({ contentHash: 'sha256:other' }))
      expect(await formsNotAsApproved(app.database.read)).toEqual(['621@2023.1'])
      const again = await enter({ approvalNumber: '国统制〔2023〕146号' })
      expect(again).toMatchObject({ ok: false, status: 409 })
      expect(again.ok || again.problem.detail).toContain('改动应另出新版本')
      const opened = await open()
      expect(opened.ok || opened.problem.detail).toContain('与批准时的内容不同')
    })

    it('is not what a demonstration entered', async () => {
      await app.database.write((tx) => setInstallation(tx, 'kind', 'demonstration'))
      await enter()
      await app.database.write((tx) => setInstallation(tx, 'kind', 'production'))
      const opened = await open()
      expect(opened.ok || opened.problem.detail).toContain('还没有发布')
    })
  })

  it('is refused dates that are none', async () => {
    for (const opening of [
      { opensOn: '2024-1-1', dueOn: null },
      { opensOn: '2024-01-01', dueOn: '明年' },
    ]) {
      const outcome = await app.call(putFormOpening, { params, body: opening }, office)
      expect(outcome).toMatchObject({ ok: false, status: 400 })
    }
  })
})

describe('opening a form version for reporting', () => {
  const head = { ...body }
  const facts = {
    ...{ formId: '601', published: true, demonstration: false, head },
    ...{ opensOn: '2024-01-01', dueOn: '2024-04-30' },
  }
  it.each<[string, Partial<Parameters<typeof whyNotOpen>[0]>, string | undefined]>([
    ['published and approved', {}, undefined],
    ['without end', { dueOn: null }, undefined],
    ['on its last valid day', { dueOn: '2024-12-31' }, undefined],
    ['a draft', { published: false }, '还没有发布'],
    ['without approval number', { head: { ...head, approvalNumber: null } }, '批准（备案）文号'],
    ['without validity', { head: { ...head, validUntil: null } }, '没有有效期'],
    ['without issuing body', { head: { ...head, issuingBody: '-' } }, '制定机关'],
    ['after its validity', { opensOn: '2025-01-01', dueOn: null }, '开始日不能'],
    ['beyond its validity', { dueOn: '2025-01-01' }, '截止日不能'],
    [
      'of a demonstration, whatever it lacks',
      { demonstration: true, published: false, head: { ...head, approvalNumber: null } },
      undefined,
    ],
  ])('%s', (_, over, reason) => {
    const answer = whyNotOpen({ ...facts, ...over })
    if (reason === undefined) expect(answer).toBeUndefined()
    else expect(answer).toContain(reason)
  })
})
