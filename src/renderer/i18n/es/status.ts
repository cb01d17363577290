/** The bar at the bottom: connection, last sync, what waits, what is wrong. */
export const status = {
  bar: 'Estado',
  connectivity: {
    online: 'Con conexión',
    chosen_offline: 'Sin conexión (elegido)',
    no_network: 'Sin red',
    captive_portal: 'Un portal pide identificarse',
    proxy_sign_in: 'El proxy pide identificarse',
    proxy_unreachable: 'El proxy no deja salir',
    untrusted: 'Certificado no reconocido',
    unreachable: 'La red social no responde',
  },
  connectivityHint: {
    online: 'Mando envía y recibe con normalidad.',
    chosen_offline: 'Nada sale ni entra hasta que lo desactive. Todo lo demás funciona.',
    no_network: 'El equipo no tiene red. Lo programado se enviará al volver la conexión, si aún está a tiempo.',
    captive_portal:
      'Un portal de acceso (el de una wifi, por ejemplo) responde en lugar de la red social. Abra el navegador e identifíquese en la página que aparezca.',
    proxy_sign_in:
      'El proxy de la oficina pide usuario y contraseña, o no acepta los que tiene Mando. Escríbalos en Ajustes.',
    proxy_unreachable:
      'El proxy configurado no contesta o no deja pasar. Revíselo en Ajustes o avise a su servicio de informática.',
    untrusted:
      'Quien responde enseña un certificado que este equipo no reconoce. No se envía nada. Si la oficina inspecciona el tráfico, añada su autoridad en Ajustes.',
    unreachable: 'Hay red, pero la red social no contesta.',
  },
  since: 'desde {{when}}',
  connection: {
    title: 'Conexión: {{state}}',
    answered: 'Última respuesta de la red: {{when}} ({{time}})',
    neverAnswered: 'Ninguna red ha respondido todavía',
    kept: 'Todo lo escrito y programado se conserva.',
    retrying: 'Mando lo intenta solo: a los 5 segundos y luego cada vez con más pausa, nunca más de 5 minutos.',
    openBrowser: 'Abrir el navegador',
    openSettings: 'Ir a Ajustes',
    switchOn: 'Volver a conectar',
    tryNow: 'Intentar ahora',
  },
  lastSync: 'Última sincronización: {{when}}',
  neverSynced: 'Aún no se ha sincronizado',
  syncing: 'Sincronizando…',
  backlog: 'Trayendo mensajes anteriores: {{brought}} hasta ahora',
  outbox_one: '{{count}} envío pendiente',
  outbox_other: '{{count}} envíos pendientes',
  outboxEmpty: 'Nada pendiente de envío',
  problems_one: '{{count}} problema',
  problems_other: '{{count}} problemas',
  noProblems: 'Sin problemas',
  workOffline: 'Trabajar sin conexión',
  syncNow: 'Sincronizar ahora',
}
