/** The application of the respondents 调查对象: their own forms, filled in and reported. */
import { RouterProvider } from '@tanstack/react-router'
import { startApp } from '../shell/start-app.tsx'
import { DeviceProvider } from './device/device.tsx'
import { router } from './router.tsx'
import './styles/frame.css'

startApp({
  home: '/self-report/',
  density: 'self-report',
  app: (
    <DeviceProvider>
      <RouterProvider router={router} />
    </DeviceProvider>
  ),
})
