/** Spanish texts of the settings screen. */
export const settings = {
  title: 'Ajustes',
  sections: {
    appearance: 'Apariencia',
    office: 'Publicación',
    prices: 'Precios de X',
    data: 'Datos y protección',
    audit: 'Registro de cambios',
    training: 'Red de formación',
  },
  language: { label: 'Idioma' },
  theme: { label: 'Tema' },
  zone: {
    label: 'Zona horaria de la oficina',
    help: 'Las horas del calendario se leen en esta zona.',
    'Europe/Madrid': 'Península y Baleares (Madrid)',
    'Atlantic/Canary': 'Canarias',
  },
  grace: {
    label: 'Margen de retraso (minutos)',
    help: 'Una publicación que no pudo salir a su hora sale sola dentro de este margen. Después, Mando pregunta. De 1 a 240.',
  },
  undo: {
    label: 'Tiempo para deshacer (segundos)',
    help: 'Al publicar ahora, Mando espera este tiempo por si se arrepiente. De 0 a 60.',
  },
  brakePosts: {
    label: 'Freno: publicaciones por cuenta, como mucho',
    help: 'Aunque se acumulen, una cuenta no publica más de estas en el tiempo de abajo. Un hilo cuenta como una; las respuestas a la ciudadanía no cuentan. De 1 a 100.',
  },
  brakeMinutes: {
    label: 'Freno: en cuántos minutos',
    help: 'Lo que el freno retrasa más que su margen no sale: Mando pregunta. De 1 a 120.',
  },
  prices: {
    text: 'Dólares por unidad, según {{source}} ({{asOf}}). X los cambia: corríjalos aquí y Mando calcula con los suyos.',
    kind: 'Qué',
    price: 'Dólares',
    listed: 'Según X',
    owner: 'Cuenta dueña de la aplicación de X',
    ownerHelp: 'Si es una de las suyas, leer sus propias publicaciones, menciones y seguidores cuesta menos.',
    noOwner: 'Ninguna',
    invalid: 'Debe ser un importe en dólares.',
    edit: 'Precio: {{kind}}',
  },
  outOfRange: 'Debe estar entre {{min}} y {{max}}.',
  data: {
    folder: 'Carpeta de datos',
    copy: 'Copiar la ruta',
    copied: 'Copiada',
    version: 'Versión',
    development: 'versión de desarrollo',
    protection: 'Protección',
  },
  protection: {
    os: {
      title: 'Protegidos por el sistema operativo',
      text: 'Los datos están cifrados y su clave la guarda el almacén del sistema ({{detail}}).',
    },
    passphrase: {
      title: 'Protegidos con contraseña',
      text: 'Los datos están cifrados; la contraseña se pide al abrir Mando.',
    },
    open: {
      title: 'Sin proteger',
      text: 'Solo hay datos de la red de formación, sin secretos ni datos de ciudadanos. Se pedirá protegerlos antes de conectar una cuenta real.',
    },
    action: 'Proteger con contraseña',
    noVault: 'Este equipo no ofrece un almacén de claves seguro ({{detail}}).',
  },
  audit: {
    text: 'Cada cambio deja una fila encadenada a la anterior. Si alguien altera el registro, la comprobación lo descubre.',
    verify: 'Comprobar el registro',
    verifying: 'Comprobando…',
    intact_one: 'Íntegro: {{count}} fila comprobada.',
    intact_other: 'Íntegro: {{count}} filas comprobadas.',
    broken:
      'Alterado: la cadena se rompe en la fila {{seq}} de {{rows}}. Conserve la carpeta de datos y avise a su responsable de seguridad.',
    list: 'Cambios recientes',
    seq: 'N.º',
    at: 'Cuándo',
    actor: 'Quién',
    action: 'Qué',
    entity: 'Sobre qué',
    older: 'Ver anteriores',
    empty: 'Aún no hay cambios registrados.',
  },
}
