/** The office's labels for conversations, in the settings. */
export const labels = {
  text: 'Las etiquetas con las que la oficina ordena las conversaciones. También se crean desde Mensajes, con la tecla L.',
  list: 'Etiquetas en uso',
  add: 'Nueva etiqueta',
  edit: 'Cambiar',
  editOf: 'Cambiar «{{name}}»',
  archive: 'Archivar',
  archiveOf: 'Archivar «{{name}}»',
  archivedNow: 'Archivada: {{name}}. Las conversaciones que la tienen la conservan.',
  archived_one: 'Archivada ({{count}})',
  archived_other: 'Archivadas ({{count}})',
  bringBack: 'Recuperar',
  bringBackOf: 'Recuperar «{{name}}»',
  name: 'Nombre',
  noName: 'Ponga un nombre.',
  nameTaken: 'Ya hay otra etiqueta con este nombre.',
  colour: 'Color',
  renameHelp:
    'El nombre nuevo se ve también en las conversaciones ya etiquetadas. El anterior queda en el registro de cambios.',
  save: 'Guardar',
  archivedName: '{{name}} (archivada)',
}
