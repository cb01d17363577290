import type { crop as spanish } from '../es/crop.ts'
import type { Translation } from '../translation.ts'

export const crop: Translation<typeof spanish> = {
  open: 'Crop {{file}}',
  title: 'Crop “{{file}}”',
  shape: 'Proportions',
  free: 'Free',
  stage: 'Image with the frame of the crop',
  frame: 'Move the crop: arrows; with Shift, further',
  corner: {
    topLeft: 'Top left corner: arrows to change the size',
    topRight: 'Top right corner: arrows to change the size',
    bottomLeft: 'Bottom left corner: arrows to change the size',
    bottomRight: 'Bottom right corner: arrows to change the size',
  },
  whole: 'The whole image: {{width}} × {{height}} pixels',
  part: '{{width}} × {{height}} pixels, {{left}} from the left and {{top}} from the top',
  keys: 'Tab: frame and corners · arrows: move · Shift: further',
  kept: 'The whole image is kept: the crop can be changed or undone as long as this is a draft.',
  undoCrop: 'Undo the crop',
  cancel: 'Cancel',
  apply: 'Crop',
  cropped: 'Image cropped',
  uncropped: 'The whole image is back',
}
