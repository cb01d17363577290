/** Cards taken from one column of the board to another. */
export const boardMoves = {
  keys: 'Flechas: moverse. Intro: abrir. Alt y ← →: llevar la publicación a otra columna.',
  notMoved: 'La publicación se queda donde estaba',
  refused: {
    noHour: 'No tiene fecha y hora. Ábrala y póngasela; después podrá pasarla de columna.',
    byItself: 'En esta columna no se pone nada a mano: Mando lleva aquí lo que necesita que alguien decida.',
    onlyByNetwork: 'Solo está publicada cuando la red lo confirma. Para que salga ya, ábrala y pulse «Publicar ahora».',
    decideFirst: 'Espera la aprobación. Quien la aprueba puede hacerlo al abrirla.',
    newHour: 'Necesita otra hora. Ábrala y elija cuándo sale.',
    plannedAlready: 'Ya está programada. Para volver a pedir aprobación, llévela antes a «Borradores».',
    leaving: 'Está saliendo, o aún no se sabe si ha salido. Espere a que la red responda.',
    out: 'Ya ha salido: no se puede cambiar de columna.',
    unapplied: 'Tiene cambios sin aplicar. Ábrala y aplíquelos o descártelos antes.',
  },
  requested: 'Aprobación pedida. Saldrá el {{when}} si se aprueba antes.',
  planned: 'Programada para {{when}}',
  draft: 'Devuelta a borrador',
  draftAnew: 'Devuelta a borrador. Para programarla hará falta aprobarla otra vez.',
  withdrawn: 'Petición de aprobación retirada: vuelve a ser un borrador.',
  takenBack: 'Vuelve a su columna',
}
