/**
 * Words that hashtags of public bodies are put together of, without accents
 * and mostly of four letters and more. Not a dictionary:
 * what is not here is not found, and a hashtag that cannot be told apart is left alone (docs/specs/composer.md §1.9).
 */
const WORDS = `
abierta abierto abiertos abril accesibilidad accesible accidente accidentes accion acciones actividad actividades
acuerdo administracion adultos aforo agente agentes agosto agricultura agua aire alarma alerta alertas alimentacion
alquiler alumnado alumnos ambiental ambiente america amigos andalucia animal animales aparcamiento apoyo aragon
arboles arte asistencia asociacion asturias atencion aula autobus autobuses autonomo autonomos aventura avisos ayuda
ayudas ayuntamiento azul bajas balear baleares banco barcelona barrio barrios basura basuras biblioteca bibliotecas
bici bicicleta bicicletas bienvenida bilbao bombero bomberas bomberos bosque bosques brigada buen buena buenas bueno
buenos busca buscamos cabalgata cadiz caida calidad calle calles calor cambio camino campana campanas campo canarias
cancer cantabria capital caravana carnaval carnavales carretera carreteras casa casas casco castilla cataluna cerca
cero ceuta ciberdelincuencia ciberestafa ciberseguridad ciencia cine circulacion circular ciudad ciudadana ciudadania
ciudadano ciudades civil clima climatica climatico coche coches colegio colegios color comercio comercios comisaria
compartir compra compras comunicado comunidad comunidades conciencia concierto conciertos conduccion conductor conecta
congreso consejo consejos consulta consumo contamos contigo control cordoba corredor corte cortes cruz cruza cuida
cuidado cuidados cuidar cultura cultural danza datos deberes defensa deporte deportes deportivo derecho derechos
desaparecida desaparecido desaparecidos desarrollo descubre desfile desplazamiento destino diabetes dialogo diciembre
digital digitales dinero diputacion discapacidad diversidad domingo donacion donante donantes drogas economia edad
educacion educativa educativo eficiencia ejercito elecciones electrica electrico elige emergencia emergencias
emprende empleo empresa empresas encuentro energia energetica enero enfermedad enfermera enfermeria ensenanza
entrada entradas equipo equipos escolar escolares escucha escuela escuelas espacio espana espanola espanol especial
estafa estafas este estilo estudiantes estudio euro euros europa europea europeo euskadi evento eventos evita
exposicion extremadura familia familias farmacia febrero feliz feria ferias festival fiesta fiestas final fines
forestal forestales formacion foto fotografia fotos fraude frio fuego fuegos fuente fuerte fuerza fuerzas futuro
galicia gato generacion genero gente gestion gijon global gobierno gracias granada grande gratis gripe grupo guardia
guia habla hacienda historia historias hogar homenaje hora horas hospital hospitales hotel hoteles huelga huertas
humano humanos igualdad imagen imagenes impuesto impuestos incendio incendios inclusion inclusiva infancia infantil
informacion informate infraestructura inicio innovacion integracion inteligente internacional inundacion
inundaciones invierno jardin jardines jornada jornadas jovenes juega juego juegos jueves julio junio juntas juntos
justicia juvenil juventud lectura lectores legal leer lengua leon ley leyes libre libro libros limpia limpieza limpio
linea lluvia lluvias local locales lugar lunes madre madres madrid madrugada maestros malaga maltrato mancha mano
manos mapa mar marcha marea mares maritimo martes marzo mascota mascotas matricula mayo mayor mayores medio medioambiental
medica medico medicos mejor melilla memoria mercado mercados metro mexico miercoles ministerio mision monte montana
montanas movil movilidad movilizacion mucho mujer mujeres multa multas mundial mundo municipal municipales municipio
municipios murcia museo museos musica nacion nacional nacionales nadie natura natural naturaleza navarra navidad nieve
nina ninas nino ninos noche noches norte noticia noticias noviembre nuestra nuestras nuestro nuestros nueva nuevas
nuevo nuevos objetivo obra obras octubre oferta oficial oficina ojos olas oposicion oposiciones orgullo orquesta otono
padres palabra palma papel para parada parque parques parroquia participa participacion participativos partido
paseo paso patinete patinetes patrimonio patrulla peaton peatones peatonal peligro peninsula pensiones periodismo
periodista permiso perro perros persona personas pesca piscina piscinas planta plantas plan planeta playa playas plaza
plazas plena pleno poesia poeta policia policial policias politica popular portugal precaucion premio premios prensa
presupuesto presupuestos preven prevencion previa prevision primavera primera primeros principado problema programa
programas promocion protege proteccion protegido provincia proxima prueba publica publicas publico publicos pueblo
pueblos puente puerta puertas puerto puertos punto puntos quedate quienes radares radio reciclaje recicla recuerda
recursos redes reforma refugio regional regiones renovable renovables renta rescate rescates residencia residuos
respeta respeto responsable resultado retenciones reunion riesgo riesgos rioja robo robos ruido rural ruta rutas
saber salamanca sabado sabor salud saludable sanidad sanitaria sanitario sanitarios santa santander santiago
santo sangre seguimos segura seguras seguridad seguro seguros semaforo semana senderismo senior sepas septiembre
servicio servicios sevilla siempre siglo silencio sistema social sociales sociedad solar solidaridad solidaria
solidario somos sonrisa sostenible sostenibles sostenibilidad subvencion subvenciones suicidio surf tabaco taller
talleres talento tarde tarjeta teatro tecnica tecnologia telefono temporal temporales tenerife tercera terrorismo
tiempo tienda todas todo todos toledo toro toros trabaja trabajo trafico tramite tramites tranquila transparencia
transparente transporte transportes tren trenes turismo turista turistas unidad unidos vial viales via dia dias red sol paz eres esta universidad universidades
urbana urbano urbanos urgencia urgencias usuario usuarios vacaciones vacuna vacunacion vacunas valencia valenciana
valladolid valle valor valores vamos vasco vecinal vecinas vecino vecinos velocidad verano verbena verde verdes
viajar viaje viajeros viajes victima victimas vida vidas viento vientos viernes vigilancia violencia virgen visita
visitas vista viva vive vivienda viviendas volcan voluntariado voluntario voluntarios voto zamora zaragoza zona zonas
`

/** Single words that two of the words above make by chance, or that are written as one. */
const ONE_WORD = `
mediodia medianoche medioambiente bienestar contratiempo salvavidas pasamontanas sobretodo todoterreno puertollano
camposanto altamar ciudadanos ciudadanas conciudadanos artesanos cortesanos diametro enhorabuena enhorabuenas parametro
soledad redaccion redacciones radioactividad radioelectrico radioelectrica radiotelefono fotoelectrico fotoelectrica
estadia estadias aguacero aguafuerte aguanieve aguafiestas norteamericano norteamericana paramedico paramedica
paramedicos mediodias medianoches buscapersonas pleamar librecambio
`

const listed = (text: string): readonly string[] => text.trim().split(/\s+/u)

export const HASHTAG_WORDS: ReadonlySet<string> = new Set(listed(WORDS))
export const ONE_WORD_HASHTAGS: ReadonlySet<string> = new Set(listed(ONE_WORD))

/** What joins them; two in a row only as below. */
export const HASHTAG_JOINTS: ReadonlySet<string> = new Set(
  listed('a al con de del el en la las los mas no por que se si sin tu tus un una y yo e o su sus mi mis te me'),
)

export const JOINTS_IN_A_ROW: ReadonlySet<string> = new Set([
  'de la',
  'de las',
  'de los',
  'a la',
  'a las',
  'a los',
  'en la',
  'en las',
  'en el',
  'en los',
  'con la',
  'con el',
  'con los',
  'por la',
  'por el',
  'por los',
  'que no',
  'y la',
  'y el',
])
