// Package letter changes the case of titles as citation styles ask: for words in headline
// style, and for first letters. It knows the elements of rich text, which are not words.
package letter

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// small are the words that stay as they are within a title in English.
var small = wordSet(`a about above across afore after against al along alongside amid amidst among amongst an and
	anenst apropos apud around as aside astride at athwart atop barring before behind below beneath beside besides between
	beyond but by c ca circa d' de despite down during et except for forenenst from given in inside into lest like modulo
	near next nor notwithstanding of off on onto or out over per plus pro qua sans since so than the through throughout
	thruout till to toward towards under underneath until unto up upon v van versus via vis-à-vis von vs with within without yet`)

// isSmall reports whether a word stays as it is. So do "v." and "vs.", and whatever has
// another character for their full stop, as versions: "v2".
func isSmall(lower string) bool {
	switch {
	case small[lower]:
		return true
	case strings.HasPrefix(lower, "vs"):
		return utf8.RuneCountInString(lower) == 3
	}
	return strings.HasPrefix(lower, "v") && utf8.RuneCountInString(lower) == 2
}

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// Title sets a title in headline style: each word that is written in small letters gets a
// capital, but for the small words of English. What stands in small capitals, is raised or
// lowered, or keeps its case by a span, is left alone.
func Title(s string) string {
	if strings.HasPrefix(s, "'") {
		return strings.TrimPrefix(Title(" "+s), " ") // it opens, as after a space
	}
	t := titler{pieces: divide(s), first: true}
	for i := 0; i < len(t.pieces); i++ {
		if !t.pieces[i].tag {
			t.words(i)
			continue
		}
		tag := i
		t.tag(i)
		if i+1 < len(t.pieces) && !t.pieces[i+1].tag {
			i++
			t.words(i)
		}
		t.quote(tag)
	}
	for _, q := range t.quotes {
		t.restore(q.at)
	}
	t.end()
	return join(t.pieces)
}

// First sets a capital at the beginning of a text, if its first word is in small letters.
func First(s string) string {
	pieces := divide(s)
	var kept []string
	for i := range pieces {
		p := &pieces[i]
		if p.tag {
			kept = nest(kept, p.text)
			continue
		}
		if strings.TrimSpace(p.text) == "" {
			continue
		}
		if len(kept) > 0 {
			break
		}
		lead := len(p.text) - len(strings.TrimLeftFunc(p.text, isSpace))
		word := p.text[lead:]
		if end := strings.IndexFunc(word, isSpace); end >= 0 {
			word = word[:end]
		}
		if word == strings.ToLower(word) {
			p.text = p.text[:lead] + raised(p.text[lead:])
		}
		break
	}
	return join(pieces)
}

// Lower sets a text in small letters.
func Lower(s string) string {
	pieces := divide(s)
	var kept []string
	for i := range pieces {
		p := &pieces[i]
		if p.tag {
			kept = nest(kept, p.text)
		} else if len(kept) == 0 {
			p.text = strings.ToLower(p.text)
		}
	}
	return join(pieces)
}

// piece is text, or what divides it: an element, a mark of punctuation.
type piece struct {
	text string
	tag  bool
	was  string // of a text in headline style: its first letter before
}

func join(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.text)
	}
	return b.String()
}

// dividers are the elements that divide text, beside marks of punctuation.
var dividers = [...]string{
	`<span style="font-variant:small-caps;">`, `<span class="nocase">`, "</span>",
	"<i>", "</i>", "<b>", "</b>", "<sc>", "</sc>", "<sub>", "</sub>", "<sup>", "</sup>",
}

// divide cuts a text at its dividers, and before an apostrophe, which is none.
func divide(s string) []piece {
	var out []piece
	from := 0
	for i := 0; i < len(s); {
		n := divider(s[i:])
		apostrophe := n > 0 && s[i:i+n] == "'" && i+1 < len(s) && divider(s[i+1:]) == 0
		if (n > 0) && i > from {
			out = append(out, piece{text: s[from:i]})
			from = i
		}
		if n == 0 || apostrophe {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		out = append(out, piece{text: s[i : i+n], tag: true})
		i += n
		from = i
	}
	if from < len(s) {
		out = append(out, piece{text: s[from:]})
	}
	return out
}

func divider(s string) int {
	switch s[0] {
	case '<':
		for _, d := range dividers {
			if strings.HasPrefix(s, d) {
				return len(d)
			}
		}
	case ' ':
		if len(s) > 1 && (s[1] == '"' || s[1] == '\'') {
			return 2
		}
	case '"', '\'', '-', '/', '.', ',', ';', '?', '!', ':', '[', ']', '(', ')':
		return 1
	case 0xE2:
		for _, d := range [...]string{"‘", "’", "“", "”", "–", "—"} {
			if strings.HasPrefix(s, d) {
				return len(d)
			}
		}
	}
	return 0
}

// closers are the ends of elements whose content keeps its case.
var closers = map[string]string{
	`<span style="font-variant:small-caps;">`: "</span>", `<span class="nocase">`: "</span>",
	"<sc>": "</sc>", "<sub>": "</sub>", "<sup>": "</sup>",
}

// nest keeps the ends of the elements that are open.
func nest(open []string, tag string) []string {
	if end := closers[tag]; end != "" {
		return append(open, end)
	}
	if n := len(open); n > 0 && open[n-1] == tag {
		return open[:n-1]
	}
	return open
}

// titler goes through a title, piece by piece.
type titler struct {
	pieces []piece
	kept   []string
	quotes []quote
	first  bool
	after  bool // a colon, question mark or exclamation mark stood before
	last   int  // where the last word is: its piece, from 1; 0 where there is none
	at     int  // and its offset in it
}

// quote is a quotation mark that is open: which mark closes it, which one opens another
// within it, and the piece where it stands; -1 where the first word after it keeps what it
// was given.
type quote struct {
	close, inner string
	at           int
}

// opening has the marks that open.
var opening = map[string]quote{
	` "`: {close: `"`, inner: ` '`},
	` '`: {close: `'`, inner: ` "`},
	"‘":  {close: "’", inner: "‘"},
	"“":  {close: "”", inner: "“"},
}

// quote follows quotation marks. The word after one that has no partner keeps its case, and
// then no last word is known.
func (t *titler) quote(i int) {
	mark := t.pieces[i].text
	n := len(t.quotes)
	q, opens := opening[mark]
	switch {
	case opens && (n == 0 || t.quotes[n-1].inner == mark):
		q.at = i
		t.quotes = append(t.quotes, q)
	case opens:
		alone := t.quotes[n-1].at
		q.at = -1
		t.quotes[n-1] = q
		t.restore(alone)
		t.last = 0
	case mark != `"` && mark != `'` && mark != "’" && mark != "”":
	case n > 0 && t.quotes[n-1].close == mark:
		t.quotes = t.quotes[:n-1]
	default:
		t.restore(i)
		t.last = 0
	}
}

// restore gives the text after a mark the first letter that it had.
func (t *titler) restore(i int) {
	if i < 0 || i+1 == len(t.pieces) || t.pieces[i+1].tag {
		return
	}
	p := &t.pieces[i+1]
	_, size := utf8.DecodeRuneInString(p.text)
	p.text = p.was + p.text[size:]
}

// tag passes a divider.
func (t *titler) tag(i int) {
	tag := t.pieces[i].text
	t.kept = nest(t.kept, tag)
	switch tag[len(tag)-1] {
	case '!', '?', ':':
		t.after = true
	}
}

// words sets the words of a text.
func (t *titler) words(i int) {
	p := &t.pieces[i]
	_, size := utf8.DecodeRuneInString(p.text)
	p.was = p.text[:size]
	if strings.TrimSpace(p.text) == "" {
		return
	}
	if len(t.kept) > 0 {
		t.last, t.first, t.after = 0, false, false
		return
	}
	var b strings.Builder
	for rest := p.text; rest != ""; {
		n := strings.IndexFunc(rest, func(r rune) bool { return !isSpace(r) })
		if n < 0 {
			n = len(rest)
		}
		b.WriteString(rest[:n])
		if rest = rest[n:]; rest == "" {
			break
		}
		n = strings.IndexFunc(rest, isSpace)
		if n < 0 {
			n = len(rest)
		}
		t.last, t.at = i+1, b.Len()
		hyphen := i == 0 && n == len(rest) && len(t.pieces) > 1 && t.pieces[1].text == "-"
		b.WriteString(t.word(rest[:n], hyphen))
		rest = rest[n:]
	}
	p.text = b.String()
}

// word sets a word. One that begins a title and has a hyphen after it gets a capital even if
// it is a letter or a small word.
func (t *titler) word(word string, hyphen bool) string {
	lower := strings.ToLower(word)
	if word == lower && (t.first || t.after || hyphen || long(word) && !isSmall(lower)) {
		word = raised(word)
	}
	t.first, t.after = false, false
	return word
}

// end gives the last word a capital whatever it is.
func (t *titler) end() {
	if t.last == 0 {
		return
	}
	p := &t.pieces[t.last-1]
	word := p.text[t.at:]
	if end := strings.IndexFunc(word, isSpace); end >= 0 {
		word = word[:end]
	}
	if lower := strings.ToLower(word); long(word) && isSmall(lower) {
		p.text = p.text[:t.at] + raised(p.text[t.at:])
	}
}

// long reports whether a word has more than one UTF-16 unit.
func long(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size < len(word) || utf16.RuneLen(r) > 1
}

// raised sets the first letter as a capital. A Greek letter alone is a symbol.
func raised(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if 0x370 <= r && r <= 0x3FF && size == len(s) {
		return s
	}
	return strings.ToUpper(string(r)) + s[size:]
}

func isSpace(r rune) bool {
	return r == ' ' || r == 0xA0 || 0x2000 <= r && r <= 0x200B || r == 0x205F || r == 0x3000 || unicode.Is(unicode.Zl, r)
}
