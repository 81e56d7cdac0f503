/** 找单位: a unit that is not on today's list, in the neighbourhood (also offline) or the county. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { type FrameMatch, searchFrame } from '../../../server/contract/fieldwork.ts'
import { frameOutcomeNames } from '../../../server/contract/frame.ts'
import { call } from '../../api/call.ts'
import { problemText } from '../../api/problem-text.ts'
import { keptReply } from '../../outbox/replies.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Scanner } from '../../ui/scanner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDevice, useDeviceData } from '../device/device.tsx'
import { readLicence } from '../scan/read-licence.ts'
import { usePageTitle } from '../screens/use-page-title.ts'
import { matchesText } from './match-text.ts'
import { startNewUnit } from './start-new-unit.ts'

const SHORTEST = 2
const SHOWN = 50

export function SearchScreen({ blockCode }: { blockCode: string }) {
  usePageTitle('找单位')
  const { database, sender } = useDevice()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [scanning, setScanning] = useState(false)
  const [county, setCounty] = useState<{ text: string; matches: readonly FrameMatch[] }>()
  const [note, setNote] = useState<string>()
  const [pending, setPending] = useState(false)
  const near = useDeviceData((device) =>
    keptReply(device, searchFrame, { query: { near: `${blockCode.slice(0, 12)}01` } }),
  )
  // Pinyin under way is looked for by nobody: what was found stays until the characters are there.
  const [wanted, setWanted] = useState('')
  const composing = useRef(false)
  const change = (next: string) => {
    setText(next)
    if (!composing.current) setWanted(next.trim())
  }
  const short = wanted.length < SHORTEST
  const found = short ? [] : (near?.matches ?? []).filter((match) => matchesText(match, wanted))
  const beyond = county?.text === wanted ? county.matches : []
  const seen = new Set(found.map(({ unitId }) => unitId))
  const all = [...found, ...beyond.filter(({ unitId }) => !seen.has(unitId))].slice(0, SHOWN)

  const searchCounty = async () => {
    setPending(true)
    setNote(undefined)
    try {
      const { matches } = await call(searchFrame, { query: { near: blockCode, text: wanted } })
      setCounty({ text: wanted, matches })
      if (matches.length === 0) setNote('全县底册里也没有找到')
    } catch (error) {
      const { what } = problemText(error)
      setNote(`${what}。全县底册要联网才能找；附近的底册没有网络也能找`)
    }
    setPending(false)
  }
  const openHere = async (match: FrameMatch) => {
    const responseId = await startNewUnit(database, {
      ...{ kind: match.kind, blockCode, building: null, name: match.name },
      unifiedSocialCreditCode: match.unifiedSocialCreditCode ?? undefined,
    })
    sender.changed()
    await navigate({ to: '/responses/$responseId', params: { responseId } })
  }

  return (
    <main className="field-page">
      <nav aria-label="所在位置" className="field-back">
        <Link to="/blocks/$blockCode" params={{ blockCode }}>
          <Icon name="back" /> 普查小区
        </Link>
      </nav>
      <h1>找单位</h1>
      <TextField
        label="名称的一部分，或统一社会信用代码的开头"
        value={text}
        onChange={change}
        onComposing={(now, value) => {
          composing.current = now
          if (!now) setWanted(value.trim())
        }}
        maxLength={60}
        autoFocus
      />
      {scanning && (
        <Scanner
          onText={(seenText) => {
            const facts = readLicence(seenText)
            if (!facts) return
            change(facts.unifiedSocialCreditCode)
            setScanning(false)
          }}
        />
      )}
      <div className="field-row-actions">
        <Button icon="camera" size="large" onClick={() => setScanning(!scanning)}>
          {scanning ? '不扫了' : '扫证照'}
        </Button>
        <Button
          icon="search"
          size="large"
          pending={pending}
          reason={short ? `至少输入 ${SHORTEST} 个字` : undefined}
          onClick={() => void searchCounty()}
        >
          在全县底册里找
        </Button>
      </div>
      {note && <p role="status">{note}</p>}
      {!short && all.length === 0 && !note && (
        <p className="field-row-note">本普查区的底册里没有。</p>
      )}
      <ul className="field-list">
        {all.map((match) => (
          <li key={match.unitId} className="field-match">
            <span className="field-row-main">
              <span className="field-row-title">{match.name}</span>
              <span className="field-row-note">
                {match.unifiedSocialCreditCode ?? '无统一社会信用代码'} · {match.address}
              </span>
              <span className="field-row-note">
                {match.areaNames.join(' ')}
                {match.outcome && ` · ${frameOutcomeNames[match.outcome]}`}
              </span>
            </span>
            {match.blockCode === blockCode ? (
              <Link
                to="/units/$unitId"
                params={{ unitId: match.unitId }}
                className="field-match-act"
              >
                打开
              </Link>
            ) : (
              <Button onClick={() => void openHere(match)}>在本小区找到</Button>
            )}
          </li>
        ))}
      </ul>
    </main>
  )
}
