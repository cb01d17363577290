/** Cropping an image. */
export const crop = {
  open: 'Recortar {{file}}',
  title: 'Recortar «{{file}}»',
  shape: 'Proporción',
  free: 'Libre',
  stage: 'Imagen con el marco del recorte',
  frame: 'Mover el recorte: flechas; con Mayús, más lejos',
  corner: {
    topLeft: 'Esquina superior izquierda: flechas para cambiar el tamaño',
    topRight: 'Esquina superior derecha: flechas para cambiar el tamaño',
    bottomLeft: 'Esquina inferior izquierda: flechas para cambiar el tamaño',
    bottomRight: 'Esquina inferior derecha: flechas para cambiar el tamaño',
  },
  whole: 'Toda la imagen: {{width}} × {{height}} píxeles',
  part: '{{width}} × {{height}} píxeles, a {{left}} de la izquierda y {{top}} de arriba',
  keys: 'Tabulador: marco y esquinas · flechas: mover · Mayús: más lejos',
  kept: 'La imagen entera se guarda: el recorte se puede cambiar o deshacer mientras sea un borrador.',
  undoCrop: 'Deshacer el recorte',
  cancel: 'Cancelar',
  apply: 'Recortar',
  cropped: 'Imagen recortada',
  uncropped: 'Vuelve la imagen entera',
}
