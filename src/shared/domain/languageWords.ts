/**
 * Small words by which a short text shows its language, without accents. One that several languages have stands in each of
 * them and so tells nothing between them. Nouns of a town hall's or a police's day are among them: messages are short.
 */
import type { ReplyLanguage } from './replyLanguage.ts'

const words = (list: string): readonly string[] => list.trim().split(/\s+/u)

export const LANGUAGE_WORDS: Readonly<Record<ReplyLanguage, readonly string[]>> = {
  es: words(`
    de la que el en y los del se las por un para con no una su al lo como mas pero sus le ya o este si porque esta entre
    cuando muy sin sobre tambien me hasta hay donde quien desde todo nos todos uno les ni contra otros ese eso ante ellos
    esto mi antes unos yo otro otras otra tanto esa estos mucho nada muchos cual poco ella estas algo nosotros mis tu te
    tus usted ustedes gracias hola buenos buenas dias tardes noches buen dia favor ayer hoy manana ahora nadie aqui alli
    alguien puedo puede pueden quiero llevo tengo tiene tienen hacer hace he ha han ser es son fue era estoy estan vez
    veces calle plaza coche vecinos ruido ayuda denuncia denunciar cita hora semana semanas mes meses ano anos siempre
    nunca solo bien mal peor mejor pues asi tan cada ver voy van dos tres cuatro perdido robado saber hijo hija barrio
    ayuntamiento policia oficina agua luz playa mismo otra vez e ir necesito podrian seria mando enhorabuena trabajo`),
  ca: words(`
    de la que el en i els del les per un una amb no al com mes pero els seu seva seus seves meu meva meus meves nostre
    nostra ja o aquest aquesta aquests aquestes aixo perque quan molt molta molts moltes sense sobre tambe em fins hi ha on
    qui des tot tots tota totes ens ni altre altres aquell aquella abans jo res algu ningu cap us et es son era va vaig
    van vam han ha hem he sere sera soc estic esta estan fa fan fer puc pot podeu poden podem vull tinc te tenen gracies
    hola bon bona dia tarda nit bones nits si us plau sisplau ahir avui dema ara aqui alla carrer placa cotxe cotxes veins
    soroll ajuda denuncia cita hora setmana setmanes mes mesos any anys sempre mai nomes be malament pitjor millor doncs
    aixi cada dos tres perdut perduda robat demanar saber fill filla barri ajuntament policia oficina aigua llum platja
    cal caldria voldria sabeu quina quin quines quins gos feina teniu quant passa passar dels als pel pels`),
  gl: words(`
    de a que o en e os do da dos das se as por un para con non unha seu sua seus suas ao aos lle lles como mais pero xa este
    si porque esta entre cando moi moito moita moitos moitas sen sobre tamen me ata hai onde quen dende desde todo todos
    toda todas nos ni outro outra outros outras ese iso ante eles isto mina meu meus minas antes eu nada cal pouco ela algo
    te tes vostede vostedes grazas ola bos boas bo dia dias tardes noites noite favor onte hoxe mana agora ninguen aqui ali
    alguen podo pode poden podedes quero levo teno ten tenen facer fai fan hei ha han ser e son foi era estou estan vez
    veces rua praza coche vecinos ruido axuda denuncia denunciar cita hora semana semanas mes meses ano anos sempre nunca
    so ben mal peor mellor pois asi tan cada ver vou van dous duas tres perdin perdido roubado saber fillo filla barrio
    concello policia oficina auga luz praia mesmo na no nas nos pola polo polas polos dun dunha cun cunha nun nunha xente
    xunta preciso poderian seria parabens traballo esta estades facedes ireille lugar fixo dixo ir vai van eramos caeu`),
  eu: words(`
    eta da ez bat du dut dute dugu duzu duzue dago daude nago gaude zara naiz gara dira zen ziren zuen zuten nuen bai ere baina
    edo hau hori hura hauek horiek zer zein nor non noiz nola zergatik zenbat asko gutxi oso ondo gaizki beti inoiz inor inork
    norbait norbaitek ezer dena guztiak guzti egun gaur atzo bihar orain hemen hor han gero lehen baino bezala arte gabe
    kaixo aupa agur egun on arratsalde gabon eskerrik mila mesedez barkatu zorionak laguntza behar nahi ahal dezaket dezakezue
    dezakezu daiteke jakin egin egiten izan joan etorri eman hartu jaso galdu lapurtu deitu bidali itxi ireki irekitzen
    ordutan ordu aste hilabete urte goiz gauero goizetik kale kalea kalean plaza auto autoa ur ura argi argia zarata
    bizilagun bizilagunek hondartza hondartzara udaltzaingoa ertzaintza polizia bulegoa bulego hitzordua salaketa zaborra
    nire gure zure zuen bere haien didate digu dizut zait zaizu zain ari dabil dabiltza dela dagoen hemendik arte jende jendea
    umea haurra txakurra egon dituzte ditu ditut etxe etxean baduzue bada berriro auzo auzoa auzoan`),
  en: words(`
    the of and to a in is you that it he was for on are as with his they i at be this have from or one had by but not what all
    were we when your can there an which how their if do will each about up out them then she many some so these would other
    into has more her two like him see time could no make than been who its now did get come made may part my me our us
    thank thanks please hello hi good morning afternoon evening day days week weeks month months year years where why
    does still any anyone anybody somebody someone nobody yesterday today tomorrow here street road car cars neighbours
    neighbors noise help report appointment always never only well bad worse better just very also lost stolen know need
    want should son daughter police office water light beach same open opens close closed waiting wait since for phone dog
    am going am because down after before every again send great job work`),
}
