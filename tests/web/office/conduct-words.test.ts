import { describe, expect, it } from 'vitest'
import type { Signal } from '../../../server/contract/conduct.ts'
import {
  instantOf,
  momentOf,
  momentRefusal,
} from '../../../web/office/screens/reminders/moment-fields.tsx'
import { factWords, spanWords, whoWords } from '../../../web/office/screens/signals/signal-words.ts'
import { fileRefusal, sizeWords } from '../../../web/shell/evidence/evidence-file.ts'

describe('day and clock of a reminder', () => {
  it('are Beijing time, whatever the browser believes', () => {
    expect(momentOf(new Date('2024-01-15T17:05:00.000Z'))).toEqual({
      day: '2024-01-16',
      clock: '01:05',
    })
    expect(instantOf({ day: '2024-01-16', clock: '1：05' })).toBe('2024-01-15T17:05:00.000Z')
  })

  it.each([
    [{ day: '', clock: '9:30' }, '请填写日期和时刻'],
    [{ day: '2024-01-16', clock: '25:00' }, '请填写日期和时刻'],
    [{ day: '2024-01-16', clock: '9点' }, '请填写日期和时刻'],
    [{ day: '2024-01-17', clock: '9:30' }, '时间还没有到'],
  ])('%o are refused with what to mend', (moment, words) => {
    expect(momentRefusal(moment, new Date('2024-01-16T03:00:00.000Z'))).toContain(words)
  })
})

describe('words of a signal', () => {
  const facts: Signal['facts'] = {
    ...{ accountId: null, address: '203.0.113.7', device: 'Browser', share: null, of: null },
    ...{ firstAt: '2024-01-15T02:00:00.000Z', lastAt: '2024-01-15T02:10:00.000Z' },
  }
  const signal: Signal = {
    ...{ id: 'a', kind: 'one-device', areaName: '朔城区', onDate: '2024-01-15', facts },
    ...{ accountName: null, units: 30, raisedAt: facts.lastAt, state: 'waiting', settlement: null },
  }

  it('say who, when and how much', () => {
    expect(factWords(signal)).toBe('1 小时内报送多家，共 30 家')
    expect(whoWords(signal)).toBe('203.0.113.7')
    expect(spanWords(facts)).toBe('2024-01-15 10:00 至 10:10')
    const heaped = { ...signal, kind: 'round-numbers' as const }
    expect(factWords({ ...heaped, facts: { ...facts, share: 0.625, of: 80 } })).toBe(
      '80 个四位以上金额中 62.5% 以 00 结尾',
    )
    expect(whoWords({ ...signal, facts: { ...facts, address: null } })).toBe('多个账号')
  })
})

describe('a file of evidence', () => {
  it('is refused before it is sent where it is empty or too large', () => {
    expect(fileRefusal(null)).toBe('请先选择文件')
    expect(fileRefusal({ size: 0 })).toContain('空的')
    expect(fileRefusal({ size: 10_000_001 })).toContain('10.0 MB 的上限')
    expect(fileRefusal({ size: 10_000_000 })).toBeUndefined()
    expect([sizeWords(120_400), sizeWords(3)]).toEqual(['120 KB', '1 KB'])
  })
})
