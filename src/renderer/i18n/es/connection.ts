/** Spanish texts of the settings of the connection. */
export const connection = {
  text: 'Por dónde sale Mando hacia las redes sociales. Vale para este equipo y desde la siguiente petición.',
  proxy: { label: 'Proxy', system: 'El del sistema', pac: 'Archivo PAC', manual: 'A mano' },
  proxyHelp: {
    system: 'Lo que tenga configurado este equipo, con su propia identificación. Es lo habitual.',
    pac: 'La dirección que le dé su servicio de informática. Si no se puede leer, no sale nada.',
    manual: 'Todo sale por este proxy. La contraseña se guarda cifrada y solo se le da a él.',
  },
  url: { label: 'Dirección del archivo', fault: 'Escriba una dirección http o https, sin usuario ni contraseña.' },
  host: { label: 'Servidor', fault: 'Escriba solo el nombre o la dirección, sin «http://».' },
  port: { label: 'Puerto', fault: 'De 1 a 65535.' },
  user: { label: 'Usuario (si lo pide)' },
  password: { label: 'Contraseña', kept: 'La guardada', fault: 'Escriba la contraseña de este usuario.' },
  bypass: {
    label: 'Sin proxy para',
    help: 'Nombres o direcciones, separados por comas.',
    fault: 'Alguna no se entiende. Ejemplos: *.oficina.es, 10.0.0.0/8.',
  },
  save: 'Guardar',
  discard: 'Descartar',
  saved: 'Guardado. Mando ya sale por ahí.',
  ca: {
    label: 'Autoridad propia',
    help: 'Si la oficina inspecciona el tráfico cifrado, su proxy enseña certificados propios. Añada aquí el de su autoridad (PEM o DER); compruebe la huella con quien se lo dé.',
    choose: 'Elegir archivo…',
    replace: 'Cambiar…',
    remove: 'Quitar',
    removeQuestion: 'Mando dejará de confiar en ella. Si la oficina inspecciona el tráfico, no saldrá nada.',
    issuer: 'Emitido por {{issuer}}',
    validTo: 'Válido hasta el {{day}}',
    fingerprint: 'Huella SHA-256:',
  },
  test: { label: 'Prueba', action: 'Probar la conexión', running: 'Probando…' },
  finding: {
    ok: 'X responde. La conexión funciona.',
    chosen_offline: 'No se ha probado: está activado «Trabajar sin conexión».',
    no_network: 'Este equipo no tiene red. Revise el cable o la wifi.',
    dns: 'No se encuentra el nombre api.x.com. O no hay salida a internet, o hace falta un proxy: pregunte a su servicio de informática.',
    refused: 'La conexión con api.x.com se rechaza. Un cortafuegos puede impedirla, o hace falta un proxy.',
    proxy_unreachable:
      'El proxy no contesta, no deja pasar a api.x.com o no se puede leer su archivo PAC. Revise los datos de arriba.',
    proxy_sign_in: 'El proxy pide usuario y contraseña, o no acepta los que tiene. Elija «A mano» y escríbalos.',
    captive_portal:
      'Responde una página web en lugar de X: es un portal de acceso. Abra el navegador e identifíquese en él.',
    timeout: 'Nadie ha contestado en 15 segundos. Un cortafuegos puede estar cortando la conexión en silencio.',
    broken:
      'La conexión se abre, pero se corta antes de terminar. Vuelva a probar; si se repite, avise a su servicio de informática.',
    server_error: 'La conexión funciona, pero X tiene ahora un fallo propio. Vuelva a probar más tarde.',
  },
  untrusted: {
    nobody: 'alguien desconocido',
    unknown_issuer:
      'Quien responde enseña un certificado emitido por «{{issuer}}», que este equipo no reconoce. Si es de su oficina, añádalo como autoridad propia; si no, no siga.',
    wrong_host:
      'Quien responde enseña un certificado de otro sitio (emitido por «{{issuer}}»). No se ha enviado nada. Avise a su servicio de informática.',
    expired:
      'El certificado de quien responde no está en vigor (emitido por «{{issuer}}»). Revise la fecha de este equipo o avise a su servicio de informática.',
    other:
      'El certificado de quien responde no es aceptable (emitido por «{{issuer}}»). No se ha enviado nada. Avise a su servicio de informática.',
  },
}
