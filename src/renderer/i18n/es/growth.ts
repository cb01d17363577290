/** Spanish texts of the growth screen. */
export const growth = {
  title: 'Crecimiento',
  account: 'Cuenta',
  range: { label: 'Periodo', '30d': '30 días', '1y': '1 año', all: 'Todo' },
  headline: {
    followers: 'Seguidores',
    asOf: 'Medido el {{date}}',
    change: 'Cambio en el periodo',
    perDay: 'Media diaria',
    missing: 'Días sin datos',
    missingOf_one: 'de {{count}} día',
    missingOf_other: 'de {{count}} días',
    since: 'desde el {{date}}',
    noBase: 'Hacen falta dos mediciones',
  },
  chart: {
    followers: 'Seguidores por día',
    change: 'Cambio diario',
    caption:
      'Seguidores de @{{handle}} del {{from}} al {{to}}. El eje no empieza en cero. La tabla contiene los mismos números.',
    gaps_one: 'Hay {{count}} día sin datos; la línea se interrumpe en él.',
    gaps_other: 'Hay {{count}} días sin datos; la línea se interrumpe en ellos.',
    changeCaption: 'Diferencia de seguidores de cada día con el anterior.',
    noData: 'Sin datos',
  },
  table: {
    label: 'Seguidores de cada día',
    day: 'Día',
    followers: 'Seguidores',
    change: 'Cambio',
    noData: 'sin datos',
  },
  empty: {
    noAccountsTitle: 'Aún no hay ninguna cuenta',
    noAccountsText: 'Conecte una cuenta y Mando empezará a medir sus seguidores.',
    noAccountsAction: 'Ir a Cuentas',
    title: 'Todavía no hay mediciones',
    text: 'Mando anota los seguidores en cada sincronización. La primera medición aparecerá aquí.',
    action: 'Sincronizar ahora',
    assistedText:
      'Esta cuenta trabaja en modo asistido: sin API, Mando no puede leer sus seguidores. Lo medido antes se conserva.',
  },
}
