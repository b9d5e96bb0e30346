import type { Texts } from "../texts"

export const guests: Texts["guests"] = {
  title: "Gastbestellungen",
  hint: "Was mit dieser Adresse ohne Anmeldung geschah.",
  candidate: "Dieselbe Adresse, nicht bestätigt: zählt nicht für diese Person",
  verified: "Zählt seit {{date}}: die Adresse wurde bestätigt",
  by_staff: "Zählt seit {{date}}: auf Wort des Teams",
  separated: "Zählt seit {{date}} nicht mehr: vom Team getrennt",
  join: "Zusammenführen",
  join_title: "{{who}} zusammenführen?",
  join_hint:
    "Bestellungen dieses Gasts zählen dann für die Person, mit Punkten, Stufen und Gutscheinen. Nur, wenn Sie wissen, dass es dieselbe Person ist.",
  join_done: "Der Gast ist zusammengeführt",
  separate: "Trennen",
  separate_title: "{{who}} trennen?",
  separate_hint:
    "Punkte, die mit diesem Gast kamen, gehen, und was aus ihnen folgte; ungenutzte Gutscheine werden ungültig. Von selbst wird er nicht wieder zusammengeführt.",
  separate_done: "Der Gast ist getrennt",
}
