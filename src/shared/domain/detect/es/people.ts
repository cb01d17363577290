/** Words that many of the Spanish entries share, as alternatives of one place. */

/** Whom somebody looks for. */
export const RELATIVE =
  'hijo|hija|hijos|hijas|hijito|hijita|niño|niña|niños|niñas|nene|nena|bebe|peque|madre|padre|mama|papa|abuelo|abuela|abuelos|hermano|hermana|' +
  'hermanito|hermanita|primo|prima|sobrino|sobrina|tio|tia|nieto|nieta|marido|mujer|esposo|esposa|pareja|novio|novia|amigo|amiga|vecino|vecina|' +
  'suegro|suegra|compañero|compañera|familiar'

/** Who is seen, by one who does not know them. */
export const PERSON =
  'hombre|mujer|chico|chica|chaval|chavala|joven|señor|señora|niño|niña|menor|anciano|anciana|adolescente|tio|tia|tipo|persona|bebe|viejo|vieja|crio|cria'

/** What somebody holds in a hand. */
export const WEAPON = 'cuchillo|navaja|machete|hacha|pistola|escopeta|arma|katana|catana|martillo|bate|fusil|rifle'

/** Before what goes on now. */
export const IS = 'esta|estan|estaba|estaban|estoy|estamos|acaba|acaban'

/** Before what has just happened; without its h as it is often written. */
export const HAS = 'ha|han|he|hemos|a|an|habia'

/** Where nobody may come in uninvited. */
export const HOME =
  'casa|casas|piso|pisos|chalet|vivienda|portal|local|tienda|nave|garaje|trastero|farmacia|bar|colegio|almacen|finca|edificio|bloque'
