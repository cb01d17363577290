/** A month in the calendars of others, which the bench turns: `bench.show` mounts one, `bench.turn` goes to a month. */
import FullCalendar, { useCalendarController } from '@fullcalendar/react'
import dayGrid from '@fullcalendar/react/daygrid'
import classic from '@fullcalendar/react/themes/classic'
import dayjs from 'dayjs'
import { createElement, useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { Calendar, dayjsLocalizer } from 'react-big-calendar'
import '@fullcalendar/react/skeleton.css'
import '@fullcalendar/react/themes/classic/theme.css'
import '@fullcalendar/react/themes/classic/palette.css'
import 'react-big-calendar/lib/css/react-big-calendar.css'

export type Kind = 'fullcalendar' | 'react-big-calendar'
export type BenchEvent = { readonly title: string; readonly startMs: number }

const HALF_HOUR_MS = 1_800_000
let goTo: (dateMs: number) => void = () => undefined
let root: Root | null = null

function ofOthers(kind: Kind, events: readonly BenchEvent[], dateMs: number) {
  const given = events.map(({ title, startMs }) => ({
    title,
    start: new Date(startMs),
    end: new Date(startMs + HALF_HOUR_MS),
  }))
  const localizer = dayjsLocalizer(dayjs)
  function Big() {
    const [date, setDate] = useState(() => new Date(dateMs))
    goTo = (ms) => setDate(new Date(ms))
    return createElement(Calendar, {
      localizer,
      events: given,
      date,
      view: 'month',
      onNavigate: () => undefined,
      onView: () => undefined,
      components: { event: ({ event }) => createElement('span', { 'data-event': '' }, event.title) },
    })
  }
  function Full() {
    const controller = useCalendarController()
    goTo = (ms) => controller.gotoDate(new Date(ms))
    return createElement(FullCalendar, {
      controller,
      plugins: [dayGrid, classic],
      initialView: 'dayGridMonth',
      initialDate: new Date(dateMs),
      events: given,
      height: '100%',
      firstDay: 1,
      dayMaxEvents: true,
      eventContent: (info: { readonly event: { readonly title: string } }) =>
        createElement('span', { 'data-event': '' }, info.event.title),
    })
  }
  return kind === 'fullcalendar' ? Full : Big
}

const drawn = (): number => document.querySelectorAll('[data-event]').length

const bench = {
  /** Resolves when the month is on screen. */
  show: async (kind: Kind, events: readonly BenchEvent[], dateMs: number): Promise<void> => {
    root?.unmount()
    const place = document.querySelector('#calendar')
    if (place === null) throw new Error('the page has no place for a calendar')
    root = createRoot(place)
    root.render(createElement(ofOthers(kind, events, dateMs)))
    await new Promise((resolve) => setTimeout(resolve, 500))
  },
  /** Milliseconds from asking for a month until at least that many of its events are painted. @returns -1 after 5 s */
  turn: async (dateMs: number, atLeast: number): Promise<number> => {
    const begin = performance.now()
    goTo(dateMs)
    while (atLeast === 0 ? drawn() > 0 : drawn() < atLeast) {
      if (performance.now() - begin > 5_000) return -1
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return performance.now() - begin
  },
  drawn,
}

export type CalendarsBench = typeof bench
Object.assign(globalThis, { bench })
