/** English words by which a dictionary says that a proper name belongs to another country. */
const FOREIGN =
  /\b(?:USA?|UK|America[n]?|Britain|British|English|England|Scotland|Scottish|Wales|Welsh|Ireland|Irish|France|French|German[y]?|Ital(?:y|ian)|Spain|Spanish|Portug(?:al|uese)|Russian?|Soviet|Netherlands|Dutch|Belgi(?:um|an)|Switzerland|Swiss|Austrian?|Swed(?:en|ish)|Norw(?:ay|egian)|Denmark|Danish|Finland|Finnish|Poland|Polish|Czech|Slovakia[n]?|Hungar(?:y|ian)|Greece|Greek|Roman?|Rome|Turk(?:ey|ish)|Egypt(?:ian)?|Persian?|Iran(?:ian)?|Iraqi?|Arab(?:ian?)?|Indian?|Pakistani?|Australian?|New Zealand|Canad(?:a|ian)|Mexic(?:o|an)|Brazil(?:ian)?|Argentin(?:a|e)|Chilean?|Peru(?:vian)?|Cuban?|Colombian?|Venezuelan?|Israeli?|Jewish|Hebrew|Europe(?:an)?|Africa[n]?|Latin|Vietnam(?:ese)?|Thai(?:land)?|Indonesian?|Malaysian?|Philippines?|Myanmar|Cambodian?|Nepal|Sri Lanka|Bangladesh|Califor?nian?|Texas|Florida|New York|Paris|London|Athens|[Bb]iblical|Bible|Ukrain(?:e|ian)|Serbian?|Croatian?|Romanian?|Bulgarian?|Byzantine|Ottoman|Babylon|brand|\(?name\)|Saint|Nobel|composer|novelist|philosopher|physicist|mathematician|actress|Kazakhstan|Uzbekistan|Iceland|Norse|Cyprus|Malta|Monaco|Kenya|Nigeria|Tanzania|Ethiopia|Morocco|Tunisia|Algeria|Libya|Syria|Lebanon|Jordan|Saudi|Kuwait|Qatar|Emirates|Hawaii|Alaska|Caribbean|Pacific|Mediterranean|Alps)\b|\(name\)/;
const PERSON =
  /\(name\)|\(given name\)|\(\d{3,4}-|\b(?:composer|novelist|philosopher|physicist|president|actress|actor|singer|poet|painter|saint|king|queen|emperor|mathematician|writer)\b/i;
const BRAND = /\b(?:brand|company|make|car)\b/;
const CHINESE =
  /China|Chinese|dynasty|Dynasty|Taiwan|Hong Kong|Macau|Tibet|Xinjiang|Mongolia|Beijing|Shanghai|county|County|prefecture|\b[Dd]istrict in|surname|Singapore|Manchu|U[iy]gh?ur|Confuci|Daois|Taois|Three Kingdoms|Kangxi|province\[|autonomous|PRC|Buddh|Japan|Korea|Tang |Song |Ming |Qing |Yuan |Han |see |\(\d{4}-\d{4}\), Chinese/;

/** Kind of the foreign name that a gloss describes; null for Chinese and East Asian names and anything uncertain. */
export function foreignKind(gloss: string): 'person' | 'region' | 'word' | null {
  if (CHINESE.test(gloss) || !FOREIGN.test(gloss)) return null;
  if (PERSON.test(gloss)) return 'person';
  return BRAND.test(gloss) ? 'word' : 'region';
}
