/** A one-time link, shown once: to copy, or to scan from the screen. */
import { useState } from 'react'
import type { OneTimeLink } from '../../../../server/contract/accounts.ts'
import { Button } from '../../../ui/button.tsx'
import { formatFullTime } from '../../../ui/format-time.ts'
import { QrCode } from '../../../ui/qr-code.tsx'

export interface OneTimeLinkViewProps {
  readonly link: OneTimeLink
  /** What to do with it. */
  readonly children?: string
}

export function OneTimeLinkView({ link, children }: OneTimeLinkViewProps) {
  const [copied, setCopied] = useState(false)
  const url = location.origin + link.path
  return (
    <div className="office-link-once">
      <QrCode text={url} label="一次性链接二维码" />
      <div className="office-link-once-text">
        <p>{children ?? '请本人扫码，或把链接发给本人。链接只能用一次，离开本页后不再显示。'}</p>
        <p className="office-link-once-url">{url}</p>
        <Button
          onClick={() => {
            void navigator.clipboard.writeText(url).then(() => setCopied(true))
          }}
        >
          {copied ? '已复制' : '复制链接'}
        </Button>
        <p className="office-aside">{`${formatFullTime(link.expiresAt)}前有效`}</p>
      </div>
    </div>
  )
}
