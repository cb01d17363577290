/** The citizens of Puertoalba. Names that nobody bears, put together from words. */
import { pick } from '../seededRandom.ts'

const GIVEN = [
  'Brisa',
  'Casildo',
  'Eufrosia',
  'Florindo',
  'Gaviota',
  'Higinia',
  'Jacarando',
  'Lavandina',
  'Marejado',
  'Nenúfar',
  'Olivaria',
  'Pimpinelo',
  'Quejiga',
  'Romero',
  'Salvia',
  'Tomillo',
  'Urrauca',
  'Ventisca',
  'Yerbabuena',
  'Zarzalio',
] as const
const FAMILY = [
  'Acantilado',
  'Barlovento',
  'Candilejas',
  'Dehesafría',
  'Escarchaza',
  'Farolillo',
  'Gargantillo',
  'Hontanaraz',
  'Islabonita',
  'Jaramagal',
  'Llovizna',
  'Marismal',
  'Nublares',
  'Olmedaz',
  'Peñalabra',
  'Quitamiedos',
  'Rompeolas',
  'Serranilla',
  'Trasmonte',
  'Veletazo',
] as const

export type Person = { readonly name: string; readonly handle: string }

const plain = (text: string): string => text.normalize('NFD').replace(/[^A-Za-z]/g, '')

/** One of some forty thousand invented people. Handles have at most 15 characters, as on X. */
export function pickPerson(random: () => number): Person {
  const given = pick(GIVEN, random)
  const family = pick(FAMILY, random)
  const number = Math.floor(random() * 100)
  return {
    name: `${given} ${family}`,
    handle: `${plain(given).slice(0, 6)}${plain(family).slice(0, 6)}_${String(number).padStart(2, '0')}`,
  }
}
