/**
 * Makes an urgent message heard, also while nobody acts at this place: it listens to what the core announces, not to what the
 * person who acts may read.
 */
import { useEffect, useEffectEvent } from 'react'
import { useOperation } from '../rpc/useOperation.ts'
import { playUrgentTone } from '../ui/urgentTone.ts'

export function UrgentAlarm() {
  const isOn = useOperation('settings.getAppearance', {}).data?.urgentSound ?? true
  const sound = useEffectEvent(() => {
    if (isOn) playUrgentTone()
  })
  useEffect(() => globalThis.mando.onEvent(({ topic }) => (topic === 'urgent' ? sound() : undefined)), [])
  return null
}
