/**
 * A line icon in the colour of its text. Never read aloud: the word beside it, or the name of the
 * control around it, says what it means.
 */
import { type IconName, iconPaths } from './icon-paths.ts'
import './icon.css'

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      className="ui-icon"
      data-icon={name}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={iconPaths[name]} />
    </svg>
  )
}
