package synthetic

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The vocabulary. Nouns make their plural with -s, verbs are in the third person.
var (
	adjectives = strings.Fields(`adaptive ambient angular brittle buoyant cautious circular coastal coherent concave
		crystalline delayed dense diagonal discrete drifting elastic fertile folded fragile glacial granular harmonic
		hollow idle layered lateral lucid magnetic mobile nested nocturnal opaque parallel patient porous recurrent
		resonant rotating saline seasonal silent sparse spiral tidal turbulent uneven woven`)
	nouns = strings.Fields(`aquifer archive beacon boundary-layer bridge canopy catalyst channel chord circuit colony
		compass corridor current delta dialect eclipse embankment engine fabric filter fjord forest frontier garden
		gradient habitat harbour horizon island kernel lantern lattice ledger lens manuscript membrane meadow meteor
		mirror mosaic orchard orbit palette pendulum pigment plateau polymer prism pulse quarry reef relay reservoir
		rhythm river sediment signal spectrum stairwell terrace thread tunnel valve vessel`)
	verbs = strings.Fields(`absorbs amplifies anticipates balances bounds carries constrains deflects delays explains
		follows governs halves illuminates outlasts precedes preserves reflects replaces reshapes resists sharpens
		shelters slows stabilises steers supports surrounds transforms weakens`)
	fields = []string{"acoustics", "archaeology", "botany", "cartography", "chemistry", "demography", "ecology",
		"economics", "epidemiology", "geodesy", "hydrology", "informatics", "law", "linguistics", "logic",
		"materials science", "mathematics", "medicine", "meteorology", "musicology", "oceanography", "optics",
		"philology", "robotics", "sociology", "statistics"}
)

// The sentences of abstracts and the forms of titles. %a is an adjective, %n a noun,
// %s one in the plural, %v a verb, %f a field, %d a number.
var (
	sentences = []string{
		"We ask how a %a %n %v the %s around it, and why so few %s do the same.",
		"The %n %v a %a %n, while %s of the %a kind remain unexplained.",
		"In %d of %d %s the %a %n %v its neighbour within %d days.",
		"Earlier work in %f took every %n for a %a one; we show that a %a %n %v it as well.",
		"Measurements of %d %a %s and %d %s in %f agree with this.",
		"A model with %d parameters %v the %a %n better than one that knows only its %s.",
		"Where the %n %v the %n, %a %s are %d per cent more frequent.",
		"This holds for %a %s in %f, but not for %s in general.",
		"Our data, %d %s collected over %d years, are open to everybody.",
		"We conclude that no %a %n %v another without a %n between them.",
		"Two %s were compared: the %a one %v the %n, the other merely %v it.",
		"What this means for %f, and for the study of %a %s, is discussed at the end.",
	}
	titles = []string{
		"The %a %n: what %v it in %f",
		"%a %s in %f",
		"On %a %s and the %n that %v them",
		"How a %n %v its %s",
		"Towards a theory of %a %s",
		"%d years of %a %s: lessons for %f",
		"Measuring %s with a %a %n",
		"Does the %a %n matter? Evidence from %d %s",
		"A %a %n for %a %s",
		"%a %s, %a %s: a survey of %f",
	}
	formulas = []string{
		`On $\alpha_{%d}$-regular %s and the %a Erd\H{o}s %n`,
		`{B}ayesian %s \& the G\"odel %n`,
		`$\mathcal{O}(n \log n)$ search in \emph{%a} %s`,
		`Schr\"odinger %s with $x^{%d} \leq \frac{1}{%d}$`,
		`The $\ell_%d$ norm of %a %s: from \v{C}ech to Poincar\'e`,
	}
)

// phrase fills a form with words.
func (d dice) phrase(form string) string {
	var out strings.Builder
	for {
		before, after, found := strings.Cut(form, "%")
		out.WriteString(before)
		if !found || after == "" {
			return capital(articles.Replace(out.String()))
		}
		out.WriteString(d.word(after[0]))
		form = after[1:]
	}
}

// articles mends those before a vowel.
var articles = strings.NewReplacer(" a a", " an a", " a e", " an e", " a i", " an i", " a o", " an o", " a u", " an u",
	"A a", "An a", "A e", "An e", "A i", "An i", "A o", "An o", "A u", "An u")

func (d dice) word(sort byte) string {
	switch sort {
	case 'a':
		return one(d, adjectives)
	case 'n':
		return one(d, nouns)
	case 's':
		return plural(one(d, nouns))
	case 'v':
		return one(d, verbs)
	case 'f':
		return one(d, fields)
	}
	return strconv.Itoa(2 + d.IntN(97))
}

// prose makes whole sentences of at most that many bytes; no sentence is shorter
// than that, and then it is cut after a word.
func (d dice) prose(length int) string {
	var out strings.Builder
	for out.Len() < length {
		text := d.phrase(one(d, sentences))
		if out.Len() > 0 {
			text = " " + text
		}
		if rest := length - out.Len(); len(text) > rest {
			text = text[:rest]
			if end := strings.LastIndexByte(text, ' '); end > 0 {
				text = strings.TrimRight(text[:end], " ,;:.?") + "."
			}
			out.WriteString(text)
			break
		}
		out.WriteString(text)
	}
	return out.String()
}

func plural(noun string) string {
	if stem, is := strings.CutSuffix(noun, "y"); is && !strings.HasSuffix(stem, "a") && !strings.HasSuffix(stem, "e") {
		return stem + "ies"
	}
	if strings.HasSuffix(noun, "s") {
		return noun + "es"
	}
	return noun + "s"
}

// capital begins a text with a capital letter, unless it begins with markup.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// subject is the pair of words of that number, no two alike below 48 times 64.
func subject(i int) (adjective, noun string) {
	a := i % len(adjectives)
	return adjectives[a], nouns[(7*a+11*(i/len(adjectives)))%len(nouns)]
}

// place is the invented name of the town of that number.
func place(i int) string {
	heads := strings.Fields("Ald Bren Cor Dor Els Fal Gren Hol Isk Jar Kel Lor Mar Nor Oster Pel Quin Ros Sel Tarn")
	tails := strings.Fields("aby berg bridge bury dale den field ford gate haven holm ia ina mont more mouth ona stad stow ton ura vale wick yr")
	name := heads[i%len(heads)] + tails[i/len(heads)%len(tails)]
	if round := i / (len(heads) * len(tails)); round > 0 {
		name = fmt.Sprintf("%s-on-%s", name, heads[round%len(heads)])
	}
	return name
}
