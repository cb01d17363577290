/** The post as the network will show it. */
export const preview = {
  noAccount: 'Elija una cuenta para ver cómo queda en ella.',
  on: 'En qué cuenta',
  label: 'Cómo queda en @{{handle}}',
  now: 'ahora',
  empty: 'Sin texto',
  video: 'Vídeo',
  card: 'De {{host}}',
  note: 'Aproximado: X cambia su aspecto. La imagen y el título de la tarjeta los pone la propia página enlazada.',
}
