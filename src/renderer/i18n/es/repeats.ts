/** The same text a second time on the same account. */
export const repeats = {
  /** By how the other post stands. */
  line: {
    goes: 'El mismo texto sale en @{{handle}} {{when}}.',
    going: 'El mismo texto está saliendo en @{{handle}}.',
    went: 'El mismo texto salió en @{{handle}} {{when}}.',
    mayHaveGone: 'El mismo texto puede haber salido en @{{handle}} {{when}}.',
    wentElsewhere: 'El mismo texto salió en @{{handle}} {{when}}, publicado fuera de Mando.',
    waits: 'El mismo texto tenía que salir en @{{handle}} {{when}}.',
  },
  when: {
    today: 'hoy a las {{time}}',
    tomorrow: 'mañana a las {{time}}',
    yesterday: 'ayer a las {{time}}',
    otherDay: 'el {{day}} a las {{time}}',
  },
  more_one: 'Y otra vez más.',
  more_other: 'Y otras {{count}} veces.',
  open: 'Abrirla',
  openOf: 'Abrirla: {{line}}',
  label: 'Texto repetido',
  network: { x: 'X suele rechazar un texto idéntico en poco tiempo: la segunda puede no salir.' },
  title: 'El mismo texto, en menos de un día',
  back: 'Volver',
  anyway: {
    schedule: 'Programar de todos modos',
    move: 'Cambiar la hora de todos modos',
    publish: 'Publicar de todos modos',
    apply: 'Aplicar de todos modos',
  },
}
