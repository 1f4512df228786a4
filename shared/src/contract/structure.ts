import type { Caller } from "../kernel/request/caller.ts";

/**
 * The municipalities and regions of Denmark, by the codes of the CPR register, since the structural reform of 1 January 2007.
 * Law: lov nr. 537 of 24 June 2005; the codes are from memory of the official list and were not looked up again. Region
 * Hovedstaden and Region Sjælland are to become Region Østdanmark on 1 January 2027: neither the law nor the new code could be
 * verified here, so no row is ended yet.
 */
export const SINCE = "2007-01-01";

export const REGIONS: Readonly<Record<string, string>> = {
  "1081": "Region Nordjylland",
  "1082": "Region Midtjylland",
  "1083": "Region Syddanmark",
  "1084": "Region Hovedstaden",
  "1085": "Region Sjælland",
};

const BY_REGION: Readonly<Record<string, string>> = {
  "1081":
    "0773 Morsø, 0787 Thisted, 0810 Brønderslev, 0813 Frederikshavn, 0820 Vesthimmerlands, 0825 Læsø, 0840 Rebild, 0846 Mariagerfjord, 0849 Jammerbugt, 0851 Aalborg, 0860 Hjørring",
  "1082":
    "0615 Horsens, 0657 Herning, 0661 Holstebro, 0665 Lemvig, 0671 Struer, 0706 Syddjurs, 0707 Norddjurs, 0710 Favrskov, 0727 Odder, 0730 Randers, 0740 Silkeborg, 0741 Samsø, 0746 Skanderborg, 0751 Aarhus, 0756 Ikast-Brande, 0760 Ringkøbing-Skjern, 0766 Hedensted, 0779 Skive, 0791 Viborg",
  "1083":
    "0410 Middelfart, 0420 Assens, 0430 Faaborg-Midtfyn, 0440 Kerteminde, 0450 Nyborg, 0461 Odense, 0479 Svendborg, 0480 Nordfyns, 0482 Langeland, 0492 Ærø, 0510 Haderslev, 0530 Billund, 0540 Sønderborg, 0550 Tønder, 0561 Esbjerg, 0563 Fanø, 0573 Varde, 0575 Vejen, 0580 Aabenraa, 0607 Fredericia, 0621 Kolding, 0630 Vejle",
  "1084":
    "0101 København, 0147 Frederiksberg, 0151 Ballerup, 0153 Brøndby, 0155 Dragør, 0157 Gentofte, 0159 Gladsaxe, 0161 Glostrup, 0163 Herlev, 0165 Albertslund, 0167 Hvidovre, 0169 Høje-Taastrup, 0173 Lyngby-Taarbæk, 0175 Rødovre, 0183 Ishøj, 0185 Tårnby, 0187 Vallensbæk, 0190 Furesø, 0201 Allerød, 0210 Fredensborg, 0217 Helsingør, 0219 Hillerød, 0223 Hørsholm, 0230 Rudersdal, 0240 Egedal, 0250 Frederikssund, 0260 Halsnæs, 0270 Gribskov, 0400 Bornholm",
  "1085":
    "0253 Greve, 0259 Køge, 0265 Roskilde, 0269 Solrød, 0306 Odsherred, 0316 Holbæk, 0320 Faxe, 0326 Kalundborg, 0329 Ringsted, 0330 Slagelse, 0336 Stevns, 0340 Sorø, 0350 Lejre, 0360 Lolland, 0370 Næstved, 0376 Guldborgsund, 0390 Vordingborg",
};

export const MUNICIPALITIES: readonly { code: string; name: string; region: string }[] = Object.entries(
  BY_REGION,
).flatMap(([region, list]) =>
  list.split(", ").map((entry) => ({ code: entry.slice(0, 4), name: entry.slice(5), region })),
);

const REGION_OF = new Map(MUNICIPALITIES.map(({ code, region }) => [code, region]));

/** Whose citizens a caller works for. Who names neither a municipality nor a region works for nobody's. */
type Area = Pick<Caller, "municipality" | "region">;

/** Whether somebody works for a municipality's citizens: it is theirs, or lies in their region. */
export const worksIn = ({ municipality, region }: Area, code: string): boolean =>
  municipality === null ? region != null && REGION_OF.get(code) === region : municipality === code;

/** The municipalities for whose citizens somebody works. */
export const municipalitiesOf = ({ municipality, region }: Area): string[] =>
  municipality === null
    ? MUNICIPALITIES.filter((one) => one.region === region).map(({ code }) => code)
    : [municipality];
