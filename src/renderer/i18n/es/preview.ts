/** The post as the network will show it. */
export const preview = {
  noAccount: 'Elija una cuenta para ver cómo queda en ella.',
  on: 'En qué cuenta',
  label: 'Cómo queda en @{{handle}}',
  now: 'ahora',
  empty: 'Sin texto',
  video: 'Vídeo',
  note: 'Aproximado: X cambia su aspecto, y puede añadir la tarjeta del último enlace.',
}
