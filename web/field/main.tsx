/** The enumerator's application. */
import { RouterProvider } from '@tanstack/react-router'
import { startApp } from '../shell/start-app.tsx'
import { DeviceProvider } from './device/device.tsx'
import { router } from './router.tsx'
import './field.css'

startApp({
  home: '/field/',
  density: 'field',
  app: (
    <DeviceProvider>
      <RouterProvider router={router} />
    </DeviceProvider>
  ),
})
