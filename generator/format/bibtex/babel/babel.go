// Package babel knows the names by which LaTeX calls languages.
package babel

import "strings"

// Tag returns the language that a name of babel or polyglossia, an English name or a
// tag of two letters says; "" for what is none of these.
func Tag(name string) string {
	if tag, known := languages[strings.ToLower(name)]; known {
		return tag
	}
	if isTag(name) {
		return name
	}
	return ""
}

// Name returns the name that babel has for a language; "" for one that it does not
// know. Tag makes the same language of it.
func Name(tag string) string { return names[tag] }

// names are the names that BibLaTeX knows as well.
var names = map[string]string{
	"en": "english", "en-US": "american", "en-GB": "british", "en-CA": "canadian", "en-AU": "australian", "de": "german", "de-AT": "austrian",
	"de-CH": "swissgerman", "fr": "french", "es": "spanish", "pt": "portuguese", "pt-BR": "brazilian", "it": "italian", "nl": "dutch", "da": "danish",
	"sv": "swedish", "no": "norwegian", "nb": "norsk", "nn": "nynorsk", "fi": "finnish", "is": "icelandic", "pl": "polish", "cs": "czech",
	"sk": "slovak", "sl": "slovene", "hr": "croatian", "sr": "serbian", "hu": "hungarian", "ro": "romanian", "bg": "bulgarian", "ru": "russian",
	"uk": "ukrainian", "el": "greek", "la": "latin", "tr": "turkish", "ar": "arabic", "he": "hebrew", "fa": "persian", "hi": "hindi",
	"zh": "chinese", "ja": "japanese", "ko": "korean", "vi": "vietnamese", "th": "thai", "ca": "catalan", "eu": "basque", "gl": "galician",
	"cy": "welsh", "ga": "irish", "et": "estonian", "lv": "latvian", "lt": "lithuanian", "id": "indonesian", "eo": "esperanto",
}

// languages are the names of babel and polyglossia, and English names, of languages.
var languages = map[string]string{
	"english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB", "canadian": "en-CA", "australian": "en-AU",
	"german": "de", "ngerman": "de", "austrian": "de-AT", "naustrian": "de-AT", "nswissgerman": "de-CH", "swissgerman": "de-CH", "french": "fr",
	"francais": "fr", "acadian": "fr-CA", "canadien": "fr-CA", "spanish": "es", "mexican": "es-MX", "portuguese": "pt", "portuges": "pt",
	"brazilian": "pt-BR", "brazil": "pt-BR", "italian": "it", "dutch": "nl", "danish": "da", "swedish": "sv", "norwegian": "no", "norsk": "nb",
	"nynorsk": "nn", "finnish": "fi", "icelandic": "is", "polish": "pl", "czech": "cs", "slovak": "sk", "slovene": "sl", "slovenian": "sl",
	"croatian": "hr", "serbian": "sr", "hungarian": "hu", "magyar": "hu", "romanian": "ro", "bulgarian": "bg", "russian": "ru", "ukrainian": "uk",
	"greek": "el", "latin": "la", "turkish": "tr", "arabic": "ar", "hebrew": "he", "persian": "fa", "hindi": "hi", "chinese": "zh", "japanese": "ja",
	"korean": "ko", "vietnamese": "vi", "thai": "th", "catalan": "ca", "basque": "eu", "galician": "gl", "welsh": "cy", "irish": "ga",
	"estonian": "et", "latvian": "lv", "lithuanian": "lt", "indonesian": "id", "esperanto": "eo", "eng": "en", "deu": "de", "ger": "de",
	"fra": "fr", "fre": "fr", "spa": "es", "por": "pt", "ita": "it", "rus": "ru", "zho": "zh", "chi": "zh", "jpn": "ja", "nld": "nl", "dut": "nl",
}

// isTag knows language tags of two letters, with or without a region.
func isTag(s string) bool {
	lang, region, _ := strings.Cut(s, "-")
	letters := func(s string) bool { return strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz") == "" }
	return len(lang) == 2 && letters(lang) && (region == "" && len(s) == 2 || len(region) == 2 && letters(region))
}
