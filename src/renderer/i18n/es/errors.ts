/** Every failure in words: what happened, what was kept, what to do. */
export const errors = {
  unknownReason: 'Motivo no reconocido ({{code}}).',
  codes: {
    unsupported: {
      title: 'Mando no conoce esta orden',
      body: 'La ventana y el núcleo no son de la misma versión. No se ha cambiado nada. Cierre Mando y vuelva a abrirlo.',
    },
    invalid_input: {
      title: 'Algún dato no es válido',
      body: 'No se ha cambiado nada. Revise lo escrito ({{paths}}) y vuelva a intentarlo.',
    },
    internal: {
      title: 'Ha ocurrido un error de Mando',
      body: 'Lo guardado hasta ahora está a salvo. Vuelva a intentarlo; si se repite, dé a su servicio de informática este número: {{correlationId}}.',
    },
    locked: {
      title: 'La base de datos está cerrada',
      body: 'No se ha perdido nada. Ábrala con su contraseña para continuar.',
    },
    nobody_acting: {
      title: 'Nadie está trabajando ahora',
      body: 'No se ha cambiado nada. Elija su nombre y escriba su PIN para seguir.',
    },
    not_permitted: {
      title: 'Su perfil no permite esto',
      body: 'No se ha cambiado nada. Pida a un coordinador que lo haga o que le cambie el perfil.',
    },
    not_found: {
      title: 'Ya no existe',
      body: 'Se ha borrado o movido entretanto. Lo demás sigue como estaba. Vuelva a la pantalla anterior.',
    },
    conflict: {
      title: 'Ha cambiado entretanto',
      body: 'No se ha sobrescrito nada. Revise la versión actual y repita el cambio si aún hace falta.',
    },
    wrong_state: {
      title: 'Ahora no se puede hacer',
      body: 'Una parte ya ha salido o ha cambiado de estado. No se ha modificado nada. Revise su estado actual.',
    },
    text_too_long: {
      title: 'El texto es demasiado largo',
      body: 'Tiene {{length}} de {{limit}} caracteres. El texto está guardado. Acórtelo o repártalo en un hilo.',
    },
    text_empty: {
      title: 'Falta el texto',
      body: 'No se ha enviado nada. Escriba el texto y vuelva a intentarlo.',
    },
    variable_open: {
      title: 'Falta rellenar una parte del texto',
      body: 'No se ha enviado nada. Sustituya {{names}} por lo que corresponda.',
    },
    alt_text_missing: {
      title: 'Falta la descripción de una imagen',
      body: 'La publicación está guardada. Describa la imagen para quien no puede verla; la ley de accesibilidad lo exige.',
    },
    checks_blocked: {
      title: 'Una comprobación no deja que salga',
      body: 'La publicación está guardada. Ábrala: en «Comprobaciones» se dice qué hay que corregir y dónde.',
    },
    checks_unconfirmed: {
      title: 'Hay algo que confirmar antes',
      body: 'No se ha programado nada. Abra la publicación: en «Comprobaciones» se dice qué, y al programarla se le pregunta.',
    },
    media_unsupported: {
      title: 'Este archivo no sirve',
      body: '{{fileName}} no se ha añadido. Use una imagen JPEG, PNG o WebP, un GIF, o un vídeo MP4 o MOV.',
    },
    media_damaged: {
      title: 'El archivo está dañado o incompleto',
      body: '{{fileName}} no se ha añadido; lo demás sigue como estaba. Ábralo en su programa, guárdelo de nuevo y vuelva a intentarlo.',
    },
    media_too_large: {
      title: 'El archivo ocupa demasiado',
      body: '{{fileName}}: el máximo es {{maxBytes}}. Lo demás sigue como estaba. Redúzcalo y añádalo de nuevo.',
    },
    media_dimensions: {
      title: 'El tamaño en píxeles no sirve',
      body: '{{fileName}} mide {{width}} × {{height}} y se admite hasta {{maxWidth}} × {{maxHeight}}. Lo demás sigue como estaba. Cambie su tamaño y añádalo de nuevo.',
    },
    media_too_long: {
      title: 'Dura demasiado',
      body: '{{fileName}} es más largo de lo que admite la red. La publicación está guardada. Acórtelo y añádalo de nuevo.',
    },
    media_too_short: {
      title: 'Dura demasiado poco',
      body: '{{fileName}} es más corto de lo que admite la red. La publicación está guardada. Use uno de {{minSeconds}} s o más.',
    },
    media_format: {
      title: 'La red no admite este formato de vídeo',
      body: '{{fileName}} usa {{found}}. La publicación está guardada. Expórtelo como MP4 con H.264 y AAC y añádalo de nuevo.',
    },
    media_mixed: {
      title: 'Un GIF o un vídeo va solo',
      body: '{{fileName}} no puede ir con otros archivos en el mismo texto. La publicación está guardada. Quite los demás o repártalos en un hilo.',
    },
    media_too_many: {
      title: 'Son demasiadas imágenes',
      body: 'La red admite {{most}} por texto. La publicación está guardada. Quite alguna o repártalas en un hilo.',
    },
    time_in_past: {
      title: 'Esa hora ya ha pasado',
      body: 'La publicación está guardada y sigue como estaba. Elija una hora futura o publíquela ahora.',
    },
    time_does_not_exist: {
      title: 'Esa hora no existe',
      body: 'Ese día se adelanta el reloj. La publicación sigue como estaba. Elija las {{before}} o las {{after}}.',
    },
    rule_wrong: {
      title: 'No se puede repetir así',
      body: 'Nada ha cambiado. La regla no cae en ningún día que quede por venir, no tiene final o es demasiado larga. Elija otra.',
    },
    still_resting: {
      title: 'Todavía descansa',
      body: 'Este texto puede volver a usarse desde el {{day}}. No se ha hecho nada.',
    },
    no_slot: {
      title: 'No hay ningún hueco libre',
      body: 'Ninguna de sus cuentas tiene un hueco libre en los próximos 60 días. Los huecos se ponen en Ajustes.',
    },
    approval_needed: {
      title: 'Antes tiene que aprobarla otra persona',
      body: 'La publicación está guardada y no ha salido nada. Pida la aprobación desde la propia publicación.',
    },
    approval_not_needed: {
      title: 'Esta publicación no necesita aprobación',
      body: 'Está guardada y sigue como estaba. Puede programarla directamente.',
    },
    approval_refused: {
      title: 'Esta decisión no le corresponde',
      body: 'No se ha decidido nada. Nadie aprueba lo que ha escrito ni decide dos pasos de la misma petición.',
    },
    under_embargo: {
      title: 'La publicación está bajo embargo a esa hora',
      body: 'Está guardada y sigue como estaba. Elija una hora igual o posterior al fin del embargo.',
    },
    nobody_to_agree: {
      title: 'No hay otra persona que pueda aprobar',
      body: 'No se ha cambiado nada. Dé de alta en Ajustes a otra persona que pueda aprobar.',
    },
    no_account: {
      title: 'No hay ninguna cuenta elegida',
      body: 'El texto está guardado. Elija al menos una cuenta.',
    },
    account_disconnected: {
      title: 'La cuenta está desconectada',
      body: 'Lo escrito está guardado. Vuelva a conectar la cuenta en «Cuentas» o elija otra.',
    },
    reply_not_allowed: {
      title: 'La red no permite responder desde aquí',
      body: 'La respuesta está guardada. Puede responder a mano: Mando copia el texto y abre la página.',
    },
    mail_not_set: {
      title: 'No hay servidor de correo',
      body: 'No se ha enviado nada. Configúrelo en Ajustes, en «Correo y derivación», o use su programa de correo.',
    },
    pin_wrong: {
      title: 'El PIN no es correcto',
      body: 'No se ha cambiado nada. Vuelva a escribirlo; intentos antes de una espera: {{left}}.',
    },
    pin_wait: {
      title: 'Demasiados PIN incorrectos',
      body: 'No se ha cambiado nada. Espere un momento y vuelva a intentarlo, o pida un PIN nuevo a un coordinador.',
    },
    pin_given: {
      title: 'Hay que elegir un PIN propio',
      body: 'El que tiene se lo dio otra persona y solo vale para entrar una vez.',
    },
    pin_same: {
      title: 'Es el mismo PIN que le dieron',
      body: 'No se ha cambiado nada. Elija otro que solo conozca usted.',
    },
    pin_easy: {
      title: 'Ese PIN es demasiado fácil',
      body: 'No se ha cambiado nada. Elija otro que no repita una cifra ni las ponga seguidas.',
    },
    name_taken: {
      title: 'Ya hay alguien con ese nombre',
      body: 'No se ha cambiado nada. Añada un apellido para distinguirlos.',
    },
    key_taken: {
      title: 'Esa tecla ya está en uso',
      body: 'Alt+{{key}} es de «{{name}}». No se ha cambiado nada. Elija otra tecla.',
    },
    urgent_term_wrong: {
      title: 'Esa entrada no se entiende',
      body: 'No se ha cambiado nada. Revise «{{part}}» en la entrada que ha escrito.',
    },
    last_coordinator: {
      title: 'Tiene que haber un coordinador',
      body: 'No se ha cambiado nada. Nombre antes a otra persona coordinadora.',
    },
    passphrase_required: {
      title: 'Antes hay que proteger los datos',
      body: 'Para conectar una cuenta real, la base de datos necesita una contraseña. No se ha cambiado nada.',
    },
    passphrase_wrong: {
      title: 'La contraseña no es correcta',
      body: 'Los datos siguen intactos. Compruebe mayúsculas y teclado y vuelva a intentarlo.',
    },
    passphrase_weak: {
      title: 'La contraseña es demasiado corta',
      body: 'No se ha cambiado nada. Use 12 caracteres o más; una frase sirve.',
    },
    sign_in_refused: {
      title: 'La red ha rechazado el acceso',
      body: 'La cuenta sigue como estaba. Vuelva a empezar y acepte los permisos en el navegador.',
    },
    sign_in_ports_taken: {
      title: 'Otro programa ocupa los puertos de acceso',
      body: 'La cuenta sigue como estaba. Cierre el otro programa o reinicie el equipo y vuelva a intentarlo.',
    },
    network_unreachable: {
      title: 'No se ha podido llegar a la red social',
      body: 'Lo escrito está guardado. Compruebe la conexión y vuelva a intentarlo.',
    },
    credentials_rejected: {
      title: 'La red no acepta las claves',
      body: 'No se ha guardado ninguna clave. Compruébelas en el portal de la red y vuelva a intentarlo.',
    },
    link_not_recognised: {
      title: 'El enlace no es de esta publicación',
      body: 'No se ha cambiado nada. Copie la dirección desde la publicación en la red y péguela de nuevo.',
    },
    backup_passphrase_needed: {
      title: 'Hace falta una contraseña',
      body: 'Esta copia se protegió con otra contraseña. No se ha cambiado nada. Escríbala para restaurarla.',
    },
    backup_key_foreign: {
      title: 'Esta copia no se puede abrir aquí',
      body: 'Su clave está en el almacén de otro equipo o usuario, y no se fijó una contraseña de recuperación. No se ha cambiado nada.',
    },
    ca_unreadable: {
      title: 'No es un certificado',
      body: 'No se ha cambiado nada. Elija el archivo PEM o DER con el certificado de la autoridad, tal como lo entrega su servicio de informática.',
    },
    ca_not_authority: {
      title: 'Ese certificado no es de una autoridad',
      body: 'No se ha cambiado nada. «{{subject}}» identifica a un servidor o a una persona, y no puede responder por otros. Pida el certificado raíz.',
    },
    ca_expired: {
      title: 'El certificado ha caducado',
      body: 'No se ha cambiado nada. «{{subject}}» ya no es válido. Pida a su servicio de informática el que está en vigor.',
    },
    disk_full: {
      title: 'El disco está lleno',
      body: 'Lo último no se ha podido guardar; lo anterior está a salvo. Libere espacio y vuelva a intentarlo.',
    },
    read_only: {
      title: 'La carpeta de datos no admite cambios',
      body: 'Lo último no se ha podido guardar; lo anterior está a salvo. Pida permiso de escritura a su servicio de informática.',
    },
    database_damaged: {
      title: 'La base de datos está dañada',
      body: 'No se ha sobrescrito nada. Recupere una copia de seguridad con su servicio de informática.',
    },
    database_newer: {
      title: 'Los datos son de una versión más nueva de Mando',
      body: 'No se ha tocado nada. Instale la versión más reciente de Mando.',
    },
  },
  reasons: {
    budget_reached:
      'El presupuesto no alcanza. Use la reserva o amplíelo en «Cuentas › Gasto»; sale solo si aún está a tiempo.',
    sign_in_refused: 'X dice que el permiso ya no vale: se retiró o se cambió en X.',
    sign_in_lost:
      'Se perdió la respuesta de X al renovar el permiso y X no acepta el anterior. No es culpa de nadie: vuelva a conectarla.',
    sign_in_ended: 'El permiso terminó y X no dio con qué renovarlo.',
    sign_in_vault: 'Este equipo ya no puede leer las credenciales guardadas.',
    sign_in_unauthorized:
      'X lleva horas respondiendo que no las reconoce. Si vuelve a aceptarlas, la cuenta sigue sola.',
    duplicate_content: 'La red dice que ya se publicó un texto igual. Compruebe si salió; si no, cambie el texto.',
    reply_not_allowed: 'La red no permite responder a esta persona desde Mando. Responda a mano.',
    text_too_long: 'El texto es demasiado largo para la red. Acórtelo y vuelva a programar.',
    media_invalid: 'La red no acepta la imagen o el vídeo. Vuelva a borrador y cámbielo por otro.',
    media_expired: 'Lo subido a la red ha caducado. Mando lo sube de nuevo.',
    media_failed:
      'La red recibió el archivo, pero no ha podido procesarlo. Expórtelo de nuevo (MP4 con H.264 y AAC) y vuelva a añadirlo.',
    not_found: 'Lo que se quería responder o borrar ya no existe en la red.',
    forbidden: 'La red no permite esta acción con esta cuenta.',
    account_suspended: 'La red ha suspendido o bloqueado la cuenta. Entre en la red para resolverlo.',
    credits_depleted: 'Se ha agotado el crédito de la cuenta en la red. Añada crédito en su portal y reinténtelo.',
    credentials_rejected: 'La red ya no acepta el acceso de la cuenta. Vuelva a conectarla en «Cuentas».',
    missing_permission: 'La cuenta no ha concedido este permiso. Vuelva a conectarla en «Cuentas».',
    invalid_request: 'La red no ha aceptado la petición. Revise el contenido y vuelva a programar.',
    by_hand: 'Es el momento de publicarla a mano. Mando copia el texto y abre la página.',
    unexpected_answer: 'La red ha contestado algo que no se esperaba. Reinténtelo más tarde.',
    offline: 'No hay conexión. Saldrá al volver, si aún está a tiempo.',
    unreachable: 'La red social no responde. Mando lo vuelve a intentar.',
    captive_portal: 'La red local pide identificarse. Hágalo en su navegador.',
    proxy_sign_in: 'El proxy de la oficina pide usuario y contraseña. Escríbalos en «Ajustes», en «Conexión».',
    proxy_unreachable: 'El proxy no contesta o no deja pasar. Mando lo vuelve a intentar.',
    untrusted:
      'El certificado de quien responde no es de confianza, así que no se ha enviado nada. Revise «Conexión» en «Ajustes».',
    server_error: 'La red social ha tenido un fallo. Mando sigue pendiente.',
    rate_limited: 'La red ha pedido una pausa: se ha llegado a uno de sus límites.',
    credentials_unsure: 'La red ha dudado del acceso de la cuenta. Mando lo comprueba.',
    timeout: 'La respuesta de la red no llegó. Mando está averiguando si salió.',
    reset: 'La conexión se cortó antes de la respuesta. Mando está averiguando si salió.',
    truncated: 'La respuesta llegó incompleta. Mando está averiguando si salió.',
    unreadable_answer: 'La respuesta no se pudo leer. Mando está averiguando si salió.',
    interrupted: 'Mando se cerró durante el envío. Está comprobando qué pasó.',
    absent: 'Se ha comprobado que no salió. Mando lo envía de nuevo.',
    restored:
      'Estaba pendiente en la copia restaurada y puede haber salido después. Compruébelo en la red antes de publicarla.',
    wall_time_gone: 'Su hora ya no existe con las reglas actuales. Las más próximas: {{before}} y {{after}}.',
    content_gone:
      'El texto, la imagen o el vídeo que iba a salir ya no está. Revise la publicación y vuelva a programarla.',
    conversation_moved_on: 'Ha llegado algo después de escribirla, así que no ha salido.',
    answered_message_gone: 'El mensaje al que responde ya no está, así que no ha salido.',
    missed: 'Pasó su hora sin que pudiera salir. Decida si se publica ahora, a otra hora o nunca.',
    smtp_dns: 'No se encuentra el servidor de correo.',
    smtp_unreachable: 'El servidor de correo no contesta.',
    smtp_certificate:
      'El certificado del servidor de correo no es de confianza, así que no se ha enviado nada. Revíselo con su servicio de informática.',
    smtp_timeout: 'El servidor de correo no contestó a tiempo.',
    smtp_lost: 'La conexión con el servidor de correo se cortó.',
    smtp_busy: 'El servidor de correo ha pedido intentarlo más tarde.',
    smtp_aborted: 'El envío se interrumpió al cerrar Mando.',
    smtp_interrupted: 'Mando se cerró durante el envío.',
    smtp_sign_in:
      'El servidor de correo no acepta el usuario o la contraseña. Revíselos en Ajustes, en «Correo y derivación».',
    smtp_no_starttls: 'El servidor de correo no ofrece una conexión cifrada, así que no se ha enviado nada.',
    smtp_recipient: 'El servidor de correo no acepta la dirección de destino.',
    smtp_sender: 'El servidor de correo no acepta la dirección del remitente.',
    smtp_refused: 'El servidor de correo ha rechazado el mensaje.',
    smtp_protocol: 'Lo que contesta en esa dirección no es un servidor de correo que Mando entienda.',
    smtp_not_set: 'No hay servidor de correo configurado. Se configura en Ajustes, en «Correo y derivación».',
    chosen_offline: 'Mando trabaja sin conexión porque así se ha elegido.',
    handoff_changed:
      'Uno de los mensajes que se trasladan ha cambiado o ya no está, así que no ha salido. Descártelo y derive de nuevo.',
    mail_by_hand: 'Se escribe en su programa de correo. Diga aquí si lo envió.',
    mail_restored:
      'Estaba pendiente en la copia restaurada y puede haber salido después. Compruébelo antes de repetirlo.',
  },
}
