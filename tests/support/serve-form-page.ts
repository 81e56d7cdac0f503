/** The form page, built and served. */
import { type BuiltPage, serveBuiltPage } from './serve-built-page.ts'

export type FormPage = BuiltPage

export function serveFormPage(): Promise<FormPage> {
  return serveBuiltPage('form-page')
}
