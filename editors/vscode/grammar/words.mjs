// The words that colouring knows, by language. Each is a regular expression in Oniguruma's dialect, matched without
// regard to case. The server has its own, fuller tables: here a missing word costs a colour, nothing more.

const attributionsByLanguage = {
    en: [
        String.raw`(?:translator|editor|author|interviewer|transcriber)s?(?:['’]s?)?(?: note)?`,
        String.raw`note (?:of|by) the (?:translator|editor|author)`,
        String.raw`(?:approx\.?\s*)?(?:transl|trans|tr|ed|per)\.(?:\s*note)?`,
        String.raw`approx\.?\s*(?:transl|trans|tr|ed|per)`,
        "TN",
        "T/N",
        "E/N",
    ],
    ru: [
        String.raw`(?:прим(?:\.|ечание)?\s*)(?:пер|перев|переводчика|ред|редакции|редактора|авт|автора)\.?`,
        String.raw`(?:пер|перев|ред|авт)\.`,
    ],
    uk: [String.raw`прим\.\s*(?:перекл|ред|авт)\.`],
    fr: [String.raw`N\.?\s?d\.?\s?[TRAE]\.?`, "NDLR", String.raw`N\.D\.L\.R\.`, "note du traducteur", "note de la rédaction"],
    de: [String.raw`Anm\.\s*d\.\s*(?:Übers|Red|Verf|Hrsg|Autors?)\.?`, String.raw`A\.\s?d\.\s?[ÜRV]\.`, "Anmerkung der Redaktion"],
    es: [String.raw`N\.\s?(?:del|de la)\s[TRAE]\.`, "nota del traductor", "nota de la redacción"],
    pt: [String.raw`N\.\s?d[oae]\s[TREA]\.`, "nota do tradutor", "nota da redação"],
    it: [String.raw`N\.\s?d\.\s?[TRA]\.`, "nota del traduttore"],
    pl: [String.raw`przyp\.\s*(?:tłum|red|aut)\.`],
    zh: ["译者?注", "譯者?註", "编者?注", "編者?註"],
    ja: ["訳者?注", "編集?部?注"],
    ko: ["역주", "옮긴이 주", "편집자 주"],
};

const eventsByLanguage = {
    en: [
        "laugh(?:s|ter|ing)?",
        "chuckl(?:es?|ing)",
        "(?:long )?pauses?",
        "inaudible",
        "unintelligible",
        "indiscernible",
        "cross-?talk",
        "applause",
        "music(?: playing)?",
        "silence",
        "sighs?",
        "coughs?",
        "crying",
        "phone rings",
    ],
    ru: ["сме(?:х|ётся|ется|ются)", "пауза", "неразборчиво", "аплодисменты", "вздыхает", "музыка"],
    fr: ["rires?", "(?:il|elle) rit", "inaudible", "silence", "applaudissements", "musique"],
    de: ["lacht", "lachen", "gelächter", "unverständlich", "pause", "beifall", "musik"],
    es: ["risas?", "ríe", "inaudible", "ininteligible", "pausa", "aplausos", "música"],
    pt: ["risos?", "ri", "inaudível", "ininteligível", "pausa", "aplausos"],
    pl: ["śmiech", "śmieje się", "niezrozumiałe", "pauza", "oklaski"],
    zh: ["笑", "笑声", "听不清", "掌声", "停顿"],
    ja: ["笑", "笑い", "聞き取れず", "拍手", "沈黙"],
};

// `Q:` and its kin. A single letter that asks in one language answers in none of the others of this list.
export const questionLabel = String.raw`(?:Q\d*|Question|В|Вопрос|F|Frage|P|Pregunta|Pergunta|问|問)`;
export const answerLabel = String.raw`(?:A\d*|Answer|О|Ответ|Antwort|R|Respuesta|Resposta|Réponse|答)`;

// Words that stand before a colon at the start of a line and name nobody.
export const noSpeaker = String.raw`(?:https?|ftp|mailto|note|nb|ps|warning|source|photo|image|update|примечание|источник)`;

const anyOf = (byLanguage) => `(?:${[...new Set(Object.values(byLanguage).flat())].join("|")})`;
export const attribution = anyOf(attributionsByLanguage);
export const event = anyOf(eventsByLanguage);
