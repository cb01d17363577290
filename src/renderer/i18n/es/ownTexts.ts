/** Texts of single accounts, and threads. */
export const ownTexts = {
  which: 'Qué texto se escribe',
  common_zero: 'Texto común',
  common_one: 'Texto común ({{count}} cuenta)',
  common_other: 'Texto común ({{count}} cuentas)',
  commonShort: 'Texto común',
  start: 'Texto propio para…',
  startFor: 'Texto propio para @{{handle}}',
  drop: 'Volver al texto común',
  dropped: '@{{handle}} vuelve al texto común',
  ofText: '{{name}} · {{what}}',
  split_one: 'Repartir en {{count}} texto',
  split_other: 'Repartir en {{count}} textos',
  number: 'Numerar el hilo',
  flow: 'Seguir en otro texto al llenarse',
}
