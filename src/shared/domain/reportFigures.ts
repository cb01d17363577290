/**
 * The data dictionary of reports: what each figure is, in which unit, by which formula and from which source. It stands at
 * the end of each report and beside each file of data, so that whoever has only that can read it.
 */
/** `ratio`: a part of one; it is read and written in hundredths. */
export type FigureUnit = 'count' | 'ms' | 'days' | 'ratio'
export type FigureWords = { readonly name: string; readonly formula: string }
export type FigureEntry = {
  readonly unit: FigureUnit
  readonly source: string
  readonly es: FigureWords
  readonly en: FigureWords
}

const CLOCKS = 'measured_time'
const POSTS = 'post_observation'
const WEEK_ES = 'a los siete días de publicarse, de las que se leyó entonces'
const WEEK_EN = 'at the age of seven days, of those that were read then'
const MEDIAN_ES = 'percentil 50 lineal e inclusivo; con 5 casos o más'
const MEDIAN_EN = '50th percentile, linear and inclusive; with 5 cases or more'
const P90_ES = 'percentil 90 lineal e inclusivo; con 10 casos o más'
const P90_EN = '90th percentile, linear and inclusive; with 10 cases or more'
const ANSWER_ES = 'de la primera palabra que espera a la primera respuesta, por el día en que se respondió'
const ANSWER_EN = 'from the first word that waits to the first answer, by the day of the answer'
const CLOSE_ES = 'de la primera palabra a resolverla o cerrarla, por el día en que se cerró'
const CLOSE_EN = 'from the first word to resolved or closed, by the day of closing'

const count = (source: string, es: FigureWords, en: FigureWords): FigureEntry => ({ unit: 'count', source, es, en })
const time = (source: string, es: FigureWords, en: FigureWords): FigureEntry => ({ unit: 'ms', source, es, en })
const words = (name: string, formula: string): FigureWords => ({ name, formula })

export const REPORT_FIGURES = {
  published: count(
    'variant',
    words('Publicadas', 'publicaciones con hora en el periodo que están en la red'),
    words('Published', 'posts with an hour in the period that are on the network'),
  ),
  missed: count(
    'variant',
    words('Perdidas', 'su hora pasó sin poder salir'),
    words('Missed', 'their hour passed and they could not leave'),
  ),
  withdrawn: count(
    'variant',
    words('Anuladas o retiradas', 'anuladas antes de salir, o retiradas después'),
    words('Cancelled or withdrawn', 'cancelled before they left, or taken down afterwards'),
  ),
  unsettled: count(
    'variant',
    words('Por decidir', 'rechazadas, inciertas o aún por salir'),
    words('Unsettled', 'refused, uncertain, or still to leave'),
  ),
  postsOut: count(
    'own_post',
    words('Publicaciones en la red', 'publicadas en el periodo, desde Mando o fuera; un hilo es una'),
    words('Posts on the network', 'published in the period, from Mando or elsewhere; a thread is one'),
  ),
  impressions: count(POSTS, words('Impresiones', `suma; ${WEEK_ES}`), words('Impressions', `sum; ${WEEK_EN}`)),
  impressionsMedian: count(
    POSTS,
    words('Impresiones, mediana', `${WEEK_ES}; ${MEDIAN_ES}`),
    words('Impressions, median', `${WEEK_EN}; ${MEDIAN_EN}`),
  ),
  engagements: count(
    POSTS,
    words('Interacciones', `suma de me gusta, reposts, respuestas, citas y marcadores; ${WEEK_ES}`),
    words('Engagements', `sum of likes, reposts, replies, quotes and bookmarks; ${WEEK_EN}`),
  ),
  engagementsMedian: count(
    POSTS,
    words('Interacciones, mediana', `${WEEK_ES}; ${MEDIAN_ES}`),
    words('Engagements, median', `${WEEK_EN}; ${MEDIAN_EN}`),
  ),
  engagementRate: {
    unit: 'ratio',
    source: POSTS,
    es: words(
      'Tasa de interacción',
      `interacciones entre impresiones, de las que tienen ambas; ${WEEK_ES}; con 5 casos o más`,
    ),
    en: words(
      'Engagement rate',
      `engagements by impressions, of those that have both; ${WEEK_EN}; with 5 cases or more`,
    ),
  },
  followersFirst: count(
    'observation',
    words('Seguidores al empezar', 'primer día con dato del periodo'),
    words('Followers at the beginning', 'first day of the period with a value'),
  ),
  followersLast: count(
    'observation',
    words('Seguidores al acabar', 'último día con dato del periodo'),
    words('Followers at the end', 'last day of the period with a value'),
  ),
  followersChange: count(
    'observation',
    words('Cambio', 'último menos primero; no dice cuántos llegaron y cuántos se fueron'),
    words('Change', 'last minus first; not how many came and how many left'),
  ),
  daysKnown: {
    unit: 'days',
    source: 'observation',
    es: words('Días con dato', 'días del periodo con alguna medición o anotación'),
    en: words('Days with a value', 'days of the period that were measured or noted'),
  },
  messagesIn: count(
    'item_hour',
    words('Mensajes de la ciudadanía', 'mensajes escritos en el periodo'),
    words('Messages of citizens', 'messages written in the period'),
  ),
  messagesOut: count(
    'item_hour',
    words('Respuestas escritas', 'respuestas de la oficina, también las escritas fuera de Mando'),
    words('Answers written', 'answers of the office, also those written outside Mando'),
  ),
  answered: count(
    CLOCKS,
    words('Esperas contestadas', 'esperas que terminaron con una respuesta en el periodo'),
    words('Waits answered', 'waits that ended with an answer in the period'),
  ),
  responseMedianBusiness: time(
    CLOCKS,
    words('Primera respuesta, mediana en horario', `${ANSWER_ES}, en horario de oficina; ${MEDIAN_ES}`),
    words('First response, median in office hours', `${ANSWER_EN}, in office hours; ${MEDIAN_EN}`),
  ),
  responseP90Business: time(
    CLOCKS,
    words('Primera respuesta, 9 de cada 10 en horario', `${ANSWER_ES}, en horario de oficina; ${P90_ES}`),
    words('First response, 9 in 10 in office hours', `${ANSWER_EN}, in office hours; ${P90_EN}`),
  ),
  responseMedianClock: time(
    CLOCKS,
    words('Primera respuesta, mediana de reloj', `${ANSWER_ES}, noches y festivos incluidos; ${MEDIAN_ES}`),
    words('First response, median by the clock', `${ANSWER_EN}, nights and holidays included; ${MEDIAN_EN}`),
  ),
  responseP90Clock: time(
    CLOCKS,
    words('Primera respuesta, 9 de cada 10 de reloj', `${ANSWER_ES}, noches y festivos incluidos; ${P90_ES}`),
    words('First response, 9 in 10 by the clock', `${ANSWER_EN}, nights and holidays included; ${P90_EN}`),
  ),
  responseAimed: count(
    CLOCKS,
    words('Respuestas con objetivo', 'respuestas del periodo que tenían un plazo'),
    words('Answers with a target', 'answers of the period that had a target'),
  ),
  responseWithin: count(
    CLOCKS,
    words('Respuestas dentro del objetivo', 'de las que tenían objetivo, las que no se retrasaron'),
    words('Answers within the target', 'of those with a target, those that were not late'),
  ),
  responseLate: count(
    CLOCKS,
    words('Con retraso', 'esperas que terminaron después de su plazo, contestadas o no'),
    words('Late', 'waits that ended after their target, answered or not'),
  ),
  responseDropped: count(
    CLOCKS,
    words('Cerradas sin responder', 'esperas que terminaron al cerrar la conversación'),
    words('Closed unanswered', 'waits that ended because the conversation was closed'),
  ),
  resolved: count(
    CLOCKS,
    words('Conversaciones resueltas', 'resueltas o cerradas en el periodo'),
    words('Conversations resolved', 'resolved or closed in the period'),
  ),
  resolutionMedianBusiness: time(
    CLOCKS,
    words('Resolución, mediana en horario', `${CLOSE_ES}, en horario, sin la espera al ciudadano; ${MEDIAN_ES}`),
    words(
      'Resolution, median in office hours',
      `${CLOSE_EN}, in office hours, without waits for the citizen; ${MEDIAN_EN}`,
    ),
  ),
  resolutionMedianClock: time(
    CLOCKS,
    words('Resolución, mediana de reloj', `${CLOSE_ES}, todo el tiempo; ${MEDIAN_ES}`),
    words('Resolution, median by the clock', `${CLOSE_EN}, all the time; ${MEDIAN_EN}`),
  ),
  conversations: count(
    'measured_time, conversation',
    words('Conversaciones que esperaban', 'conversaciones en que alguien empezó a esperar en el periodo'),
    words('Conversations that waited', 'conversations in which somebody began to wait in the period'),
  ),
  conversationsAnswered: count(
    'measured_time, conversation',
    words(
      'De ellas, respondidas',
      'alguna de sus esperas terminó con una respuesta (tasa de respuesta: respondidas ÷ conversaciones)',
    ),
    words('Of these, answered', 'one of their waits ended with an answer (response rate: answered ÷ conversations)'),
  ),
  conversationsWaiting: count(
    'measured_time, conversation',
    words('De ellas, esperan aún', 'ninguna respuesta, y una espera sigue abierta'),
    words('Of these, still waiting', 'no answer, and one wait still runs'),
  ),
  openAtEnd: count(
    'measured_time, conversation',
    words('Abiertas al acabar el día', 'empezadas y aún no resueltas ni cerradas'),
    words('Open at the end of the day', 'begun and not yet resolved or closed'),
  ),
  handoffsOpened: count(
    'handoff',
    words('Derivaciones', 'abiertas en el periodo, por canal'),
    words('Hand-offs', 'opened in the period, by channel'),
  ),
  handoffsOpen: count(
    'handoff',
    words('Siguen abiertas', 'de ellas, sin cerrar cuando se hizo el informe'),
    words('Still open', 'of these, not closed when the report was made'),
  ),
  handoffMedian: time(
    'handoff',
    words('Mediana abierta', `de abrirla a cerrarla, de reloj; ${MEDIAN_ES}`),
    words('Median open', `from opening to closing, by the clock; ${MEDIAN_EN}`),
  ),
  urgentMarked: count(
    'urgent_mark',
    words('Avisos urgentes', 'marcados en el periodo'),
    words('Urgent marks', 'marked in the period'),
  ),
  urgentDealtWith: count(
    'urgent_mark',
    words('Atendidos', 'salieron de la vía urgente diciendo qué se hizo'),
    words('Dealt with', 'left the urgent lane with what was done'),
  ),
  urgentFalseAlarms: count(
    'urgent_mark',
    words('Falsas alarmas', 'salieron de la vía urgente como falsa alarma'),
    words('False alarms', 'left the urgent lane as a false alarm'),
  ),
  urgentMedian: time(
    'urgent_mark, item',
    words('Hasta la primera palabra, mediana', `de reloj, sin falsas alarmas; ${MEDIAN_ES}`),
    words('Until the first word, median', `by the clock, without false alarms; ${MEDIAN_EN}`),
  ),
} as const satisfies Readonly<Record<string, FigureEntry>>

export type FigureCode = keyof typeof REPORT_FIGURES
export const FIGURE_CODES = Object.keys(REPORT_FIGURES) as [FigureCode, ...FigureCode[]]
