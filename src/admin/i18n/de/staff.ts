import type { Texts } from "../texts"

export const staff: Texts["staff"] = {
  menu: "Für diesen Kunden auf „{{name}}“",
  coupon: "Gutschein ausstellen",
  coupon_hint: "Nur für diesen Kunden, einmal und angemeldet einlösbar.",
  coupon_do: "Ausstellen",
  coupon_done: "Der Gutschein ist unterwegs",
  coupon_name: "Name",
  coupon_name_hint: "Wird dem Kunden gezeigt",
  reward: "Was es gibt",
  reward_own: "Ein eigener Gutschein",
  points: "Punkte anpassen",
  points_hint:
    "Kommt zu den vorhandenen Punkten hinzu; negative Zahlen nehmen weg.",
  points_do: "Anpassen",
  points_done: "Die Punkte sind angepasst",
  points_wait: "Eine zweite Person muss diese Punkte freigeben",
  lock: "Auf einer Stufe festsetzen",
  lock_hint: "Solange die Sperre gilt, ändern Punkte die Stufe nicht.",
  lock_do: "Festsetzen",
  lock_done: "Die Stufe ist festgesetzt",
  rung: "Stufe",
  until: "Letzter Tag",
  until_hint: "Ohne Angabe auf Dauer",
  unlock: "Sperre aufheben",
  unlock_hint: "Ab sofort entscheiden wieder die Punkte.",
  unlock_done: "Die Punkte entscheiden wieder",
  opt_out: "Abmelden",
  opt_out_hint:
    "Der Kunde möchte nicht teilnehmen: Er steht am Boden, unbenutzte Gutscheine verfallen, und was er von jetzt an kauft, zählt nicht.",
  opt_out_do: "Abmelden",
  opt_out_done: "Der Kunde nimmt nicht mehr teil",
  opt_in: "Wieder teilnehmen",
  opt_in_hint:
    "Was vorher zählte, zählt sofort wieder. Was inzwischen gekauft wurde, zählt nicht.",
  opt_in_do: "Wieder teilnehmen",
  opt_in_done: "Der Kunde nimmt wieder teil",
  void: "Ungültig machen",
  void_title: "„{{name}}“ ungültig machen",
  void_hint:
    "Der Code ist nichts mehr wert, auch in offenen Warenkörben. Eine Bestellung, die ihn gerade einlöst, behält ihren Rabatt. Solange der Anlass besteht, wird er nicht erneut ausgestellt.",
  void_done: "„{{name}}“ ist ungültig",
}
