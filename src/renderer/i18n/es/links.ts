/** Parameters in the office's own links. */
export const links = {
  add_one: 'Añadir parámetros a {{count}} enlace',
  add_other: 'Añadir parámetros a {{count}} enlaces',
  added_one: 'Parámetros añadidos a {{count}} enlace',
  added_other: 'Parámetros añadidos a {{count}} enlaces',
  help: 'Para saber en la analítica de la web de qué publicación llega cada visita. Se ofrecen al escribir, nunca se añaden solos; en X un enlace cuenta lo mismo con ellos.',
  hosts: 'Páginas de la oficina',
  hostsHelp: 'Una por línea: puertoalba.es. Vale también para sus subdominios. Sin ninguna no se ofrece nada.',
  wrongHost: 'Esto no es una página: {{line}}',
  source: 'Origen (utm_source)',
  sourceHelp: 'En blanco: la cuenta en la que sale.',
  medium: 'Medio (utm_medium)',
  mediumHelp: 'La campaña (utm_campaign) es la de la publicación.',
  wrongParameter: 'Letras sin acentos, cifras, «-», «_» y «.».',
  save: 'Guardar',
}
