import { describe, expect, it } from 'vitest'
import { type Role, roles } from '../../../server/contract/identity.ts'
import { concealContacts } from '../../../server/domains/identity/index.ts'

const reply = {
  unit: {
    name: '老王面馆',
    unifiedSocialCreditCode: '91140602MA0GTK6J4N',
    phone: '19900001234',
    legalRepresentative: '王建国',
    address: '马邑路12号',
  },
  frameRecords: [
    { raw: { 联系电话: '03498881234', 法定代表人: '王建国', 税号: '110101199003071233' } },
  ],
  prefill: { contactPhone: { value: '19900001234', from: '清查表' } },
  answers: {
    contactPhone: '19900001234',
    email: 'wang@example.test',
    staffAtYearEnd: 3,
    rows: [{ operatorName: '王建国' }],
  },
}

/** Roles that meet respondents. */
const open: readonly Role[] = [
  'enumerator',
  'supervisor',
  'enterprise',
  'township-office',
  'county-office',
  'enforcement-officer',
]

describe('L-56 contacts', () => {
  it('stand open to those who deal with respondents in person', () => {
    for (const role of open) {
      expect(concealContacts(role, reply)).toMatchObject({
        unit: reply.unit,
        answers: reply.answers,
        prefill: reply.prefill,
      })
    }
  })

  it('are hidden from all others, wherever in the reply they stand', () => {
    const others = roles.filter((role) => !open.includes(role))
    for (const role of others) {
      expect(concealContacts(role, reply)).toMatchObject({
        unit: { phone: '199****1234', legalRepresentative: '王**', address: '马邑路12号' },
        frameRecords: [{ raw: { 联系电话: '034****1234', 法定代表人: '王**' } }],
        prefill: { contactPhone: { value: '199****1234', from: '清查表' } },
        answers: {
          contactPhone: '199****1234',
          email: 'wan****test',
          staffAtYearEnd: 3,
          rows: [{ operatorName: '王**' }],
        },
      })
    }
  })

  it('are hidden in messages, beside the name of their cell, and in what a tablet sent', () => {
    const sent = JSON.stringify({
      answers: { contactPhone: '03498881234', operatorName: '王建国' },
    })
    const told = {
      message: '联系电话「19900001234」已停用',
      keptAside: [{ cell: 'operatorName', value: '王建国' }],
      registration: { signature: { signer: '王建国' } },
      uploads: [{ content: sent, contentHash: 'a13900001234b' }],
      blockCode: '14060200100101',
    }
    expect(concealContacts('county-office', told)).toEqual(told)
    expect(concealContacts('city-office', told)).toEqual({
      message: '联系电话「199****1234」已停用',
      keptAside: [{ cell: 'operatorName', value: '王**' }],
      registration: { signature: { signer: '王**' } },
      uploads: [
        {
          content: JSON.stringify({
            answers: { contactPhone: '034****1234', operatorName: '王**' },
          }),
          contentHash: 'a13900001234b',
        },
      ],
      blockCode: '14060200100101',
    })
  })

  it('are not looked for in the bytes of a file', () => {
    const bytes = new Uint8Array([1, 2, 3])
    expect(concealContacts('enterprise', { bytes })).toEqual({ bytes })
    expect((concealContacts('enterprise', { bytes }) as { bytes: unknown }).bytes).toBe(bytes)
  })

  it('identity numbers of citizens are shown to nobody, codes of units to everybody', () => {
    for (const role of roles) {
      const text = JSON.stringify(concealContacts(role, reply))
      expect(text).not.toContain('199003071233')
      expect(text).toContain('91140602MA0GTK6J4N')
      const quoted = concealContacts(role, {
        message: '第 3 行：「110101199003071233」不是信用代码',
      })
      expect(quoted).toEqual({ message: '第 3 行：「110101************」不是信用代码' })
    }
  })
})
