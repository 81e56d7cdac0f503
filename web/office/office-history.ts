/**
 * The window's history with paths as the office's screens write them: `/units?area=140602`.
 * The application lives below /office; nothing else knows that.
 */
import { createBrowserHistory } from '@tanstack/react-router'

export const BASE_PATH = '/office'
export const officeHistory = createBrowserHistory()

/** Opens another screen. */
export function go(href: string): void {
  officeHistory.push(BASE_PATH + href)
}

/** Changes what the present screen shows, without a step for the back button. */
export function become(href: string): void {
  officeHistory.replace(BASE_PATH + href)
}
