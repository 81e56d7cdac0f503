export { closeForm } from './close-form.ts'
export { type FormStanding, findStanding } from './is-open.ts'
export { type FormToOpen, openForm } from './open-form.ts'
export { mountInstruments } from './routes.ts'
