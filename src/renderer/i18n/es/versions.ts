/** The parts of the composer, and what the words of a post were before. */
export const versions = {
  parts: {
    label: 'Partes de la publicación',
    text: 'Texto',
    versions: 'Versiones',
  },
  list: 'Versiones',
  now: 'Ahora',
  by: 'Escrita por {{name}}',
  occasion: {
    scheduled: 'Programada por {{name}}, {{when}}',
    applied: 'Cambios aplicados por {{name}}, {{when}}',
    asked: 'Aprobación pedida por {{name}}, {{when}}',
    approved: 'Aprobada por {{name}}, {{when}}',
    restored: 'Restaurada por {{name}}, {{when}}',
  },
  none: 'Aún no hay versiones anteriores. Se guarda una cuando alguien cambia lo que otra persona escribió, o lo que se cerró, se programó o se aprobó.',
  kept: 'Se guardan las 50 últimas, durante un año. Las imágenes no forman parte de ellas; sus descripciones, sí.',
  legend: 'Tachado: lo que decía esta versión. Subrayado: lo que dice ahora.',
  same: 'Dice lo mismo que ahora.',
  common: 'Texto común',
  ownOf: 'En @{{handle}}',
  altText: '[Descripción: {{text}}]',
  restore: 'Restaurar',
  restored: 'Versión restaurada',
  added: 'añadido:',
  removed: 'quitado:',
}
