package scholar

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ParseName splits a person's name into its parts. The rules, in order:
//
//   - DBLP's number of a homonym is dropped; letters are never re-cased.
//   - "Family, Given", "Family, Suffix, Given" and "Family, Given, Suffix" say where
//     the family part is; Display is then put in the order of reading.
//   - A name in Han, kana or Hangul stays whole: its family part is unknown.
//   - Otherwise the last word is the family part, with the particles before it
//     ("van", "de la") apart and a suffix ("Jr.", "III") taken off. From a particle in
//     lower case on, all that follows is family ("Charles Jean de | La Vallée Poussin");
//     a particle written with a capital belongs to the family part ("Robert De Niro");
//     "y", "i", "e" join two words ("José | Ortega y Gasset"). Double family names are
//     not guessed: such records state `family`, or use a comma.
//   - A Vietnamese family name in its own letters at the front is taken as such.
//
// The parts of an Icelandic or a single name follow the same rules: there is one
// word, or the last one counts.
func ParseName(display string) Name {
	if !tidy(display) {
		display = strings.Trim(unnumbered(strings.Trim(strings.Join(strings.Fields(display), " "), ", ")), ", ")
	}
	if before, after, ok := strings.Cut(display, ","); ok {
		if n, ok := parseInverted(strings.TrimSpace(before), strings.TrimSpace(after)); ok {
			return n
		}
		return Name{Display: display, Literal: display}
	}
	return parseOrdered(display)
}

// parseInverted handles names with commas. ok is false for what cannot be a
// person's: "University of California, Berkeley".
func parseInverted(before, after string) (Name, bool) {
	if after == "" || before == "" {
		return parseOrdered(before + after), true
	}
	for word := range strings.FieldsSeq(before) {
		switch word {
		case "of", "for", "and", "the", "&", "und", "für", "des":
			return Name{}, false
		}
	}
	second, third, _ := strings.Cut(after, ",")
	second, third = strings.TrimSpace(second), strings.TrimSpace(third)
	if isSuffix(second) || isDegree(second) {
		if third == "" { // "Martin Luther King, Jr."
			n := parseOrdered(before)
			n.Suffix = second
			n.Display += ", " + second
			return n, true
		}
		second, third = third, second
	}
	n := Name{Given: second, Family: unnumbered(before), Suffix: third}
	words := strings.Fields(n.Family)
	if i := particlesAtStart(words); i > 0 && i < len(words) {
		n.Particles, n.Family = strings.Join(words[:i], " "), strings.Join(words[i:], " ")
	}
	if words = strings.Fields(n.Given); n.Particles == "" { // "Beethoven, Ludwig van"
		i := len(words)
		for i > 1 && isParticle(words[i-1]) {
			i--
		}
		n.Given, n.Particles = strings.Join(words[:i], " "), strings.Join(words[i:], " ")
	}
	n.Display = unnumbered(join(n.Given, n.Particles, n.Family, n.Suffix))
	return n, true
}

// parseOrdered takes apart a name whose words one space each divides. The parts are
// pieces of it and not copies: every name on every work comes through here.
func parseOrdered(display string) Name {
	display = unnumbered(display)
	n := Name{Display: display}
	if native(display) {
		return n
	}
	var room [8]string
	words := slices.AppendSeq(room[:0], strings.SplitSeq(display, " "))
	for len(words) > 1 && !strings.ContainsFunc(words[len(words)-1], unicode.IsLetter) {
		words = words[:len(words)-1] // "Ritika ." of forms that ask for two names
	}
	if len(words) > 2 && isSuffix(words[len(words)-1]) {
		n.Suffix = words[len(words)-1]
		words = words[:len(words)-1]
	}
	display = display[:width(words)]
	if len(words) < 2 {
		n.Family = display
		return n
	}
	if isVietnamese(words[0]) && !isVietnamese(words[len(words)-1]) {
		n.Family, n.Given = words[0], display[len(words[0])+1:]
		return n
	}
	from, family := familyAt(words)
	given, begins := width(words[:from]), width(words[:family])
	n.Given = display[:given]
	n.Particles = strings.TrimPrefix(display[given:begins], " ")
	n.Family = strings.TrimPrefix(display[begins:], " ")
	return n
}

// width is how long words are with a space between each two.
func width(words []string) int {
	n := max(0, len(words)-1)
	for _, w := range words {
		n += len(w)
	}
	return n
}

// familyAt returns where the particles and where the family part begin. One given
// word, at least, is left unless the name begins with a particle.
func familyAt(words []string) (particles, family int) {
	last := len(words) - 1
	for i := range last { // the first run of particles in lower case
		if isParticle(words[i]) {
			j := i + particlesAtStart(words[i:last])
			return i, j
		}
	}
	if last >= 3 && isJoiner(words[last-1]) {
		return last - 2, last - 2
	}
	family = last
	if isNguyen(words[0]) || isNguyen(words[last]) {
		return family, family // "Nguyen Van A": here Van is a given name
	}
	for family > 1 && isCapitalParticle(words[family-1]) {
		family--
	}
	return family, family
}

func particlesAtStart(words []string) int {
	i := 0
	for i < len(words) && isParticle(words[i]) {
		i++
	}
	return i
}

// particles are the words that stand between given and family part. They count only
// in lower case, which is how those write themselves who sort under the word after
// it.
var particles = []string{
	"'s", "'t", "’s", "’t", "a", "ab", "af", "al", "am", "an", "auf", "aus", "av", "bar", "ben", "bin", "bint", "d'", "d’",
	"da", "dal", "dalla", "das", "de", "degli", "dei", "del", "dela", "dell'", "della", "delle", "dem", "den", "der", "des",
	"di", "do", "dos", "du", "el", "het", "ibn", "im", "in", "la", "las", "le", "les", "lo", "los", "of", "op", "te", "ten",
	"ter", "till", "to", "toe", "tom", "uit", "und", "van", "ver", "vom", "von", "vor", "zu", "zum", "zur",
	"بن", "ابن", "بنت", "آل",
}

func isParticle(word string) bool {
	capital := word != "" && word[0] >= 'A' && word[0] <= 'Z' // what most words are that are asked for
	return !capital && slices.Contains(particles, word)
}

// isJoiner knows the words that bind two family names.
func isJoiner(word string) bool { return word == "y" || word == "i" || word == "e" }

func isCapitalParticle(word string) bool {
	switch word {
	case "Van", "Von", "De", "Del", "Della", "Di", "Da", "Dos", "Der", "Den", "Ter", "Ten", "La", "Le", "El", "Al", "Ben", "Bin",
		"Ibn", "St.", "Saint", "Mac", "Abd", "Abdul", "Abu", "عبد", "أبو", "ابو":
		return true
	}
	return false
}

func isSuffix(word string) bool {
	switch word {
	case "Jr", "Jr.", "Sr", "Sr.", "jr.", "sr.", "II", "III", "IV":
		return true
	}
	return false
}

// isDegree knows what may follow a comma without being a given name.
func isDegree(word string) bool {
	switch strings.ReplaceAll(word, ".", "") {
	case "PhD", "MD", "DPhil", "MSc", "BSc", "MA", "DSc", "Esq":
		return true
	}
	return false
}

// isVietnamese knows family names that are unmistakable in their own letters.
func isVietnamese(word string) bool {
	if ascii(word) {
		return false
	}
	switch norm.NFC.String(word) {
	case "Bùi", "Đặng", "Đinh", "Đỗ", "Đoàn", "Hoàng", "Huỳnh", "Ngô", "Nguyễn", "Phạm", "Trần", "Trương", "Trịnh", "Võ", "Vũ":
		return true
	}
	return false
}

// isNguyen knows the frequent ones of them without their accents.
func isNguyen(word string) bool {
	if word == "" || word[0] < utf8.RuneSelf && strings.IndexByte("nNtTpPhH", word[0]) < 0 {
		return false
	}
	switch Fold(word) {
	case "nguyen", "tran", "pham", "hoang", "huynh", "truong", "trinh":
		return true
	}
	return false
}

func ascii(s string) bool {
	for _, c := range []byte(s) {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
