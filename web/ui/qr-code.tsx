/** A QR code as one path, black on white whatever the colours around: cameras and printers need it so. */
import encodeQr from 'qr'
import './qr-code.css'

export interface QrCodeProps {
  readonly text: string
  /** What it holds, for screen readers. */
  readonly label: string
  readonly className?: string
}

export function QrCode({ text, label, className }: QrCodeProps) {
  const rows = encodeQr(text, 'raw', { ecc: 'medium', border: 2 })
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return (
    <svg
      className={['ui-qr', className].filter(Boolean).join(' ')}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  )
}
