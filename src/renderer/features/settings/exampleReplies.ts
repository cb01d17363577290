/** Three replies to begin with. To citizens, so in Spanish whatever the language of the window; made only when asked for. */
import type { InputOf } from '#shared/contract/contract.ts'

type Example = Omit<InputOf<'replies.save'>, 'replyId'>

const inSpanish = (es: string): Example['texts'] => ({ es, ca: '', gl: '', eu: '', en: '' })

export const EXAMPLE_REPLIES: readonly Example[] = [
  {
    name: 'Objetos perdidos',
    folder: 'Trámites',
    texts: inSpanish(
      'Hola, {{ciudadano}}. Los objetos perdidos se guardan en {{oficina de objetos perdidos}}. Traiga un documento que acredite que es suyo. Gracias por escribirnos.',
    ),
    macro: null,
  },
  {
    name: 'Cómo presentar una denuncia',
    folder: 'Trámites',
    texts: inSpanish(
      'Hola, {{ciudadano}}. Un mensaje en redes no vale como denuncia. Puede presentarla en cualquier oficina o aquí: {{enlace de denuncias}}. Si es urgente, llame al 112.',
    ),
    macro: null,
  },
  {
    name: 'Agradecimiento',
    folder: 'Cortesía',
    texts: inSpanish('Muchas gracias, {{ciudadano}}. Trasladamos su mensaje a los compañeros.'),
    macro: { labelIds: [], assign: { kind: 'unchanged' }, resolves: true, key: null },
  },
]
