/** The enumerator's application. */
import { RouterProvider } from '@tanstack/react-router'
import { startApp } from '../shell/start-app.tsx'
import { DeviceProvider } from './device/device.tsx'
import { registerWorker } from './offline/register-worker.ts'
import { router } from './router.tsx'
import { FieldGate } from './vault/field-gate.tsx'
import './field.css'

registerWorker()
startApp({
  home: '/field/',
  density: 'field',
  gate: FieldGate,
  app: (
    <DeviceProvider>
      <RouterProvider router={router} />
    </DeviceProvider>
  ),
})
