/** What colleagues tell each other about a post. */
export const comments = {
  list: 'Comentarios',
  none: 'Sin comentarios. Lo que se escribe aquí se queda en la oficina: nunca se publica.',
  office: 'La oficina',
  unread_one: '{{count}} nuevo',
  unread_other: '{{count}} nuevos',
  isNew: 'nuevo',
  forYou: 'para usted',
  box: 'Comentario',
  placeholder: 'Para el equipo: nunca se publica.',
  add: 'Comentar',
  shortcut: 'Ctrl+Intro',
  mention: 'Mencionar',
  removeOf: 'Quitar el comentario «{{text}}»',
  removed: 'Comentario quitado',
}
