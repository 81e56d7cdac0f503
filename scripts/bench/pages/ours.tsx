import { wideForms } from 'bench:wide-forms'
import { showForm } from './show-form.tsx'
import { askedFields } from './wide-fields.ts'

const { default: form } = await wideForms[askedFields()]!()
showForm({ form, initialAnswers: {} })
